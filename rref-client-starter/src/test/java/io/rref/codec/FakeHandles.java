package io.rref.codec;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRef;
import io.rref.RRefId;
import io.rref.protocol.WireHandle;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Handles that can do nothing, and a writer and a reader that remember what they were asked. */
final class FakeHandles implements HandleWriter, HandleReader {

    final List<RRef<?>> written = new ArrayList<>();

    final List<RRef<?>> read = new ArrayList<>();

    final List<Integer> positions = new ArrayList<>();

    final List<Type> referents = new ArrayList<>();

    @SuppressWarnings("unchecked")
    static <T> RRef<T> handle() {
        return (RRef<T>) Proxy.newProxyInstance(
                FakeHandles.class.getClassLoader(),
                new Class<?>[] {RRef.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> "fake handle";
                    default -> throw new AssertionError("the codec must not use a handle: " + method);
                });
    }

    static WireHandle wire(int number) {
        return new WireHandle(
                "worker-1", new Incarnation(1, 1), new RRefId(2, number), new ForkId(3, number), "Counter");
    }

    @Override
    public WireHandle write(RRef<?> handle) {
        written.add(handle);
        return wire(written.size() - 1);
    }

    @Override
    public RRef<?> read(int position, Type referent) {
        positions.add(position);
        referents.add(referent);
        RRef<?> handle = handle();
        read.add(handle);
        return handle;
    }
}

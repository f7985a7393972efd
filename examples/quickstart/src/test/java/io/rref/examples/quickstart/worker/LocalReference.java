package io.rref.examples.quickstart.worker;

import io.rref.RRef;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;

/** A reference without a network, for what a worker does with references it is handed. */
final class LocalReference {

    private LocalReference() {}

    @SuppressWarnings("unchecked")
    static <T> RRef<T> to(T value) {
        return (RRef<T>) Proxy.newProxyInstance(
                LocalReference.class.getClassLoader(),
                new Class<?>[] {RRef.class},
                (reference, method, arguments) -> switch (method.getName()) {
                    case "toHere", "rpcSync" -> value;
                    case "toHereAsync" -> CompletableFuture.completedFuture(value);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}

package io.rref.runtime;

import io.rref.RRefId;
import io.rref.RemoteMethodException;
import io.rref.protocol.RemoteFailure;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes remote exceptions local again: those that the method declares, and the JDK's common ones, come back as their own
 * class; all others as {@link RemoteMethodException}. No class is ever loaded by a name that came over the wire.
 */
final class RemoteExceptions {

    private static final Map<String, Class<? extends Throwable>> COMMON = byName(Stream.of(
            ArithmeticException.class,
            ArrayIndexOutOfBoundsException.class,
            ArrayStoreException.class,
            ClassCastException.class,
            ConcurrentModificationException.class,
            IllegalArgumentException.class,
            IllegalStateException.class,
            IndexOutOfBoundsException.class,
            NegativeArraySizeException.class,
            NoSuchElementException.class,
            NullPointerException.class,
            NumberFormatException.class,
            StringIndexOutOfBoundsException.class,
            UnsupportedOperationException.class));

    private static final RemoteExceptions COMMON_ONLY = new RemoteExceptions(Map.of());

    private final Map<String, Class<? extends Throwable>> declared;

    private RemoteExceptions(Map<String, Class<? extends Throwable>> declared) {
        this.declared = declared;
    }

    /** Where no method is called: a creation or a fetch. */
    static RemoteExceptions common() {
        return COMMON_ONLY;
    }

    /** For a method that declares these. */
    @SuppressWarnings("unchecked") // only Throwables can be declared
    static RemoteExceptions declaredBy(Class<?>[] exceptions) {
        return exceptions.length == 0
                ? COMMON_ONLY
                : new RemoteExceptions(
                        byName(Arrays.stream(exceptions).map(each -> (Class<? extends Throwable>) each)));
    }

    /** The exception to throw here for one that was raised there. */
    Throwable recreate(RemoteFailure failure, @Nullable RRefId rref) {
        RemoteMethodException remote = remote(failure, rref);
        Class<? extends Throwable> type = declared.getOrDefault(failure.className(), COMMON.get(failure.className()));
        Throwable recreated = type == null ? null : construct(type, failure.message());
        if (recreated == null) {
            return remote;
        }
        recreated.addSuppressed(remote); // says where it ran, and keeps its causes
        return recreated;
    }

    private static RemoteMethodException remote(RemoteFailure failure, @Nullable RRefId rref) {
        String message = "Original exception on remote side was " + failure.className() + said(failure)
                + " (raised on worker '" + failure.worker() + "')";
        return new RemoteMethodException(
                failure.className(), failure.causes(), failure.stack(), message, failure.worker(), rref);
    }

    private static String said(RemoteFailure failure) {
        return failure.message().isEmpty() ? "" : ": " + failure.message();
    }

    /** No message travels as an empty one; here it is none again. */
    private static @Nullable Throwable construct(Class<? extends Throwable> type, String message) {
        try {
            Constructor<? extends Throwable> constructor = type.getDeclaredConstructor(String.class);
            constructor.trySetAccessible();
            return constructor.newInstance(message.isEmpty() ? null : message);
        } catch (ReflectiveOperationException | RuntimeException notFromOneText) {
            return null; // the caller gets it as a RemoteMethodException, with everything that is known (C037)
        }
    }

    private static Map<String, Class<? extends Throwable>> byName(Stream<Class<? extends Throwable>> types) {
        return types.collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));
    }
}

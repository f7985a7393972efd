package io.rref.proxy;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Mono;

/** Results that a recorder gives, chosen so that using them is noticed. */
final class Sentinels {

    /** Small enough that adding one shows in a float. */
    private static final float FRACTIONS_BELOW = 1_000_000f;

    private static final Map<Class<?>, Supplier<Object>> MAKERS = Map.of(
            Long.class, () -> random().nextLong(),
            Integer.class, () -> random().nextInt(),
            Short.class, () -> (short) random().nextInt(),
            Byte.class, () -> (byte) random().nextInt(),
            Character.class, () -> (char) random().nextInt(),
            Boolean.class, () -> random().nextBoolean(),
            Double.class, () -> random().nextDouble() * FRACTIONS_BELOW,
            Float.class, () -> random().nextFloat() * FRACTIONS_BELOW,
            // Blanks and both cases, so that trimming and changing case make another instance.
            String.class, () -> " Recorded " + random().nextLong() + " ");

    private static final ResultUsed RESULT_USED = new ResultUsed();

    private Sentinels() {}

    /** A result that fits the method; null for types that cannot be made up. Futures and Monos fail, so nobody waits. */
    static @Nullable Object of(ContractMethod method) {
        return switch (method.shape()) {
            case STAGE -> CompletableFuture.failedFuture(RESULT_USED);
            case MONO -> Mono.error(RESULT_USED);
            case NOTHING -> null;
            case VALUE -> value(TypeBindings.erase(method.resultType()));
        };
    }

    /** Whether a lambda returned the sentinel. Boxed values may have been unboxed on the way. */
    static boolean isSame(@Nullable Object sentinel, @Nullable Object returned) {
        return sentinel == returned || isBoxed(sentinel) && Objects.equals(sentinel, returned);
    }

    /** Whether a lambda failed because it waited for a sentinel. */
    static boolean isUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResultUsed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoxed(@Nullable Object sentinel) {
        return sentinel != null && ClassUtils.isPrimitiveWrapper(sentinel.getClass());
    }

    private static @Nullable Object value(Class<?> type) {
        Supplier<Object> maker = MAKERS.get(ClassUtils.resolvePrimitiveIfNecessary(type));
        return maker == null ? null : maker.get();
    }

    private static ThreadLocalRandom random() {
        return ThreadLocalRandom.current();
    }

    /** One for all, without a stack trace: most recorded futures are never looked into. */
    private static final class ResultUsed extends RuntimeException {

        ResultUsed() {
            super("a recorded call has no result yet", null, false, false);
        }
    }
}

package io.rref.execution;

import io.rref.proxy.ContractMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import reactor.core.publisher.Mono;

/** Runs one method of a contract on a target. Thread-safe. */
public final class MethodRunner {

    private final ConcurrentMap<ContractMethod, Method> accessible = new ConcurrentHashMap<>();

    /** Creates a runner; a worker needs one. */
    public MethodRunner() {}

    /**
     * Runs the method on the calling thread. A method that returns a future or a {@code Mono} holds no thread after it has
     * returned.
     *
     * @param arguments in order; not changed
     * @return completes with the value that the method, its future or its {@code Mono} gives, or fails with the original
     *     exception; never throws. Cancelling its {@code toCompletableFuture} cancels the method's future or the
     *     subscription
     */
    public CompletionStage<@Nullable Object> run(ContractMethod method, Object target, @Nullable Object[] arguments) {
        try {
            return stageOf(method, target, invoke(method, target, arguments));
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private @Nullable Object invoke(ContractMethod method, Object target, @Nullable Object[] arguments)
            throws Throwable {
        Method accessibleMethod = accessible.computeIfAbsent(method, MethodRunner::makeAccessible);
        try {
            return accessibleMethod.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        } catch (IllegalArgumentException wrongTypes) {
            throw method.method().getDeclaringClass().isInstance(target)
                    ? Misfit.of(method.toString(), method.parameterTypes(), arguments)
                    : new IllegalArgumentException(target.getClass().getName() + " does not serve " + method);
        }
    }

    private static Method makeAccessible(ContractMethod method) {
        ReflectionUtils.makeAccessible(method.method());
        return method.method();
    }

    private static CompletionStage<@Nullable Object> stageOf(
            ContractMethod method, Object target, @Nullable Object returned) {
        return switch (method.shape()) {
            case VALUE -> CompletableFuture.completedFuture(returned);
            case NOTHING -> CompletableFuture.completedFuture(null);
            case STAGE -> FlattenedStage.of((CompletionStage<?>) present(method, target, returned));
            case MONO -> monoOf(method, target, returned);
        };
    }

    /** Reactor's own future: cancelling it cancels the subscription. */
    @SuppressWarnings("unchecked")
    private static CompletionStage<@Nullable Object> monoOf(
            ContractMethod method, Object target, @Nullable Object returned) {
        return ((Mono<Object>) present(method, target, returned)).toFuture();
    }

    private static Object present(ContractMethod method, Object target, @Nullable Object returned) {
        if (returned == null) {
            throw new IllegalStateException(method + " must return a future, a "
                    + method.method().getReturnType().getSimpleName() + ", but the method of "
                    + target.getClass().getName() + " returned null");
        }
        return returned;
    }
}

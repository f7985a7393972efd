package io.rref.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The future that a caller gets: cancelling it cancels the call; cancelling what is derived from it does not. */
final class CallFuture<R extends @Nullable Object> extends WaitedFuture<R> {

    private final Runnable cancelCall;

    CallFuture(Runnable cancelCall) {
        this.cancelCall = cancelCall;
    }

    /**
     * One use after another, as the end of the first one says. Both are for the call that the calling thread works for; cancelling it
     * cancels the one that is running.
     *
     * @param second given the first one's result or its failure; null for the other. What it throws ends the future
     */
    static <A, R extends @Nullable Object> CallFuture<R> after(
            CompletableFuture<A> first,
            Executor executor,
            BiFunction<@Nullable A, @Nullable Throwable, CompletableFuture<R>> second) {
        AtomicReference<Future<?>> running = new AtomicReference<>(first);
        CallFuture<R> whole = new CallFuture<>(() -> running.get().cancel(true));
        CallChain chain = CallChain.current();
        first.whenCompleteAsync(
                (result, failure) -> {
                    if (whole.isDone()) {
                        return;
                    }
                    CompletableFuture<R> next =
                            chain.within(() -> Operations.inFuture(() -> second.apply(result, failure)));
                    running.set(next);
                    if (whole.isCancelled()) {
                        next.cancel(true);
                    }
                    next.whenComplete(whole::end);
                },
                executor);
        return whole;
    }

    private void end(R result, @Nullable Throwable failure) {
        if (failure == null) {
            complete(result);
        } else {
            completeExceptionally(failure);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            cancelCall.run();
        }
        return cancelled;
    }
}

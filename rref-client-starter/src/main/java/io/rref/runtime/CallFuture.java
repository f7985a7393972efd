package io.rref.runtime;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The future that a caller gets: cancelling it cancels the call; cancelling what is derived from it does not. */
final class CallFuture<R extends @Nullable Object> extends CompletableFuture<R> {

    private final Runnable cancelCall;

    CallFuture(Runnable cancelCall) {
        this.cancelCall = cancelCall;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            cancelCall.run();
        }
        return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}

package io.rref.runtime;

import org.jspecify.annotations.Nullable;

/** The future that a caller gets: cancelling it cancels the call; cancelling what is derived from it does not. */
final class CallFuture<R extends @Nullable Object> extends WaitedFuture<R> {

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
}

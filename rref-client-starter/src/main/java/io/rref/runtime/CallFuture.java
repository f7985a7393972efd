package io.rref.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    public R join() {
        if (isDone()) {
            return super.join();
        }
        try (WaitingThread waits = WaitingThread.begin()) {
            return super.join();
        }
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        if (isDone()) {
            return super.get();
        }
        try (WaitingThread waits = WaitingThread.begin()) {
            return super.get();
        }
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (isDone()) {
            return super.get(timeout, unit);
        }
        try (WaitingThread waits = WaitingThread.begin()) {
            return super.get(timeout, unit);
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}

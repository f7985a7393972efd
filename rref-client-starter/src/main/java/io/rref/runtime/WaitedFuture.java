package io.rref.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A future of a remote call, or derived from one: who waits for it on a scarce thread is seen to wait. */
class WaitedFuture<R extends @Nullable Object> extends CompletableFuture<R> {

    @Override
    public R join() {
        try (WaitingThread waits = begin()) {
            return super.join();
        }
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        try (WaitingThread waits = begin()) {
            return super.get();
        }
    }

    @Override
    public R get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try (WaitingThread waits = begin()) {
            return super.get(timeout, unit);
        }
    }

    private WaitingThread begin() {
        return isDone() ? WaitingThread.NOT_AT_ALL : WaitingThread.begin();
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new WaitedFuture<>();
    }
}

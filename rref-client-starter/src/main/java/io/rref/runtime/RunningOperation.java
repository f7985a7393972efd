package io.rref.runtime;

import io.rref.holder.HolderEvent;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One use that has been started: waited for by the calling thread, or turned into a future. Ends by its deadline, which the
 * machine keeps.
 *
 * @param <R> what it gives when it succeeds
 */
final class RunningOperation<R extends @Nullable Object> {

    private final HolderShell shell;

    private final OperationId id;

    private final CompletableFuture<Outcome> outcome;

    private final Reading<R> reading;

    RunningOperation(HolderShell shell, OperationId id, CompletableFuture<Outcome> outcome, Reading<R> reading) {
        this.shell = shell;
        this.id = id;
        this.outcome = outcome;
        this.reading = reading;
    }

    /** Makes a result, or an exception, of an outcome. */
    @FunctionalInterface
    interface Reading<R extends @Nullable Object> {

        R read(Outcome outcome) throws Throwable;
    }

    /** The same use, whose result is read further. */
    <S extends @Nullable Object> RunningOperation<S> map(Function<R, S> further) {
        return new RunningOperation<>(shell, id, this.outcome, ended -> further.apply(reading.read(ended)));
    }

    /** Waits on this thread. An interrupt cancels the use; its outcome then says what is certain. */
    R await() throws Throwable {
        boolean interrupted = false;
        while (true) {
            try {
                Outcome ended = outcome.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return reading.read(ended);
            } catch (InterruptedException stop) {
                interrupted = true;
                cancel();
            } catch (ExecutionException never) {
                throw new IllegalStateException("an outcome never fails", never);
            }
        }
    }

    /** Completes on the executor, so that what is chained to it may block. */
    CompletableFuture<R> future(Executor executor) {
        CallFuture<R> future = new CallFuture<>(this::cancel);
        outcome.whenCompleteAsync((ended, never) -> complete(future, ended), executor);
        return future;
    }

    private void complete(CompletableFuture<R> future, Outcome ended) {
        try {
            future.complete(reading.read(ended));
        } catch (Throwable failure) {
            future.completeExceptionally(failure);
        }
    }

    private void cancel() {
        shell.submit(new HolderEvent.OperationCancelled(id));
    }
}

package io.rref.runtime;

import io.rref.holder.HolderEvent;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One use that has been started: waited for by the calling thread, or turned into a future, the one or the other once. Ends by its
 * deadline, which the machine keeps.
 *
 * @param <R> what it gives when it succeeds
 */
final class RunningOperation<R extends @Nullable Object> {

    private final HolderShell shell;

    private final OperationId id;

    private final CompletableFuture<Outcome> outcome;

    private final Reading<R> reading;

    private final LossGate.Use use;

    RunningOperation(
            HolderShell shell,
            OperationId id,
            CompletableFuture<Outcome> outcome,
            Reading<R> reading,
            LossGate.Use use) {
        this.shell = shell;
        this.id = id;
        this.outcome = outcome;
        this.reading = reading;
        this.use = use;
    }

    /** Makes a result, or an exception, of an outcome. */
    @FunctionalInterface
    interface Reading<R extends @Nullable Object> {

        R read(Outcome outcome) throws Throwable;
    }

    /** The same use, whose result is read further. */
    <S extends @Nullable Object> RunningOperation<S> map(Function<R, S> further) {
        return new RunningOperation<>(shell, id, this.outcome, ended -> further.apply(reading.read(ended)), use);
    }

    /** Waits on this thread. An interrupt cancels the use; its outcome then says what is certain. */
    R await() throws Throwable {
        try {
            return reading.read(ended());
        } finally {
            use.told(null);
        }
    }

    private Outcome ended() {
        if (outcome.isDone()) {
            return outcome.join();
        }
        try (WaitingThread waits = WaitingThread.begin()) {
            return endedAfterWaiting();
        }
    }

    private Outcome endedAfterWaiting() {
        boolean interrupted = false;
        while (true) {
            try {
                Outcome ended = outcome.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return ended;
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
        CallChain chain = CallChain.current();
        outcome.whenCompleteAsync((ended, never) -> chain.within(() -> complete(future, ended)), executor);
        return future;
    }

    private boolean complete(CompletableFuture<R> future, Outcome ended) {
        R result;
        try {
            result = reading.read(ended);
        } catch (Throwable failure) {
            return tell(future, () -> future.completeExceptionally(failure));
        }
        return tell(future, () -> future.complete(result));
    }

    private boolean tell(CompletableFuture<R> future, BooleanSupplier completion) {
        use.completes(future);
        try {
            return completion.getAsBoolean();
        } finally {
            use.told(future);
        }
    }

    private void cancel() {
        shell.submit(new HolderEvent.OperationCancelled(id));
    }
}

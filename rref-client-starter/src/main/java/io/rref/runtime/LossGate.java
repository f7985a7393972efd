package io.rref.runtime;

import io.rref.LossReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the loss of one handle is told: after the result of every use that was begun before it, whatever threads
 * the results and the loss come on. Thread-safe.
 *
 * <p>Why a use tells before it completes its future, and whoever tells the loss waits for that instant: completing a future runs
 * what the user has chained to it, and that may itself wait for the loss (LossOrderTest).
 */
final class LossGate {

    private final CompletableFuture<LossReason> told = new CompletableFuture<>();

    /** Futures that are completed at this instant, each by its thread. */
    private final Map<CompletableFuture<?>, Thread> completing = new HashMap<>();

    private int open;

    private @Nullable LossReason reason;

    private Executor executor = Runnable::run;

    /** One use, from its start until its result has been told. Ends once. */
    interface Use {

        /** A use whose handle has been lost before it began, or of nobody's handle: the machine ends it. */
        Use UNCOUNTED = new Use() {
            @Override
            public void completes(CompletableFuture<?> result) {}

            @Override
            public void told(@Nullable CompletableFuture<?> result) {}
        };

        /** Its result is known, and this thread completes this future with it next. */
        void completes(CompletableFuture<?> result);

        /** Its result has been told, by this future if there is one. */
        void told(@Nullable CompletableFuture<?> result);
    }

    /** Completes when the loss has been told. */
    CompletableFuture<LossReason> told() {
        return told;
    }

    /** Why the handle is lost, told or not; null if it is not. */
    synchronized @Nullable LossReason reason() {
        return reason;
    }

    /** A use begins. */
    synchronized Use begin() {
        if (reason != null) {
            return Use.UNCOUNTED;
        }
        open++;
        return new CountedUse();
    }

    /** The handle is lost: tells it on this executor, after the uses that have begun. */
    void lose(LossReason why, Executor teller) {
        LossReason due;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            executor = teller;
            due = due();
        }
        tellIf(due);
    }

    /** Why the handle is lost, if that can be told now. */
    private @Nullable LossReason due() {
        return open == 0 ? reason : null;
    }

    private void tellIf(@Nullable LossReason due) {
        if (due != null && !told.isDone()) {
            executor.execute(() -> tell(due));
        }
    }

    private void tell(LossReason due) {
        for (Map.Entry<CompletableFuture<?>, Thread> each : completingNow()) {
            if (each.getValue().equals(Thread.currentThread())) {
                return; // an executor without threads: told when this future is completed
            }
            while (!each.getKey().isDone()) {
                Thread.yield(); // its thread completes it with its next step
            }
        }
        told.complete(due);
    }

    private synchronized List<Map.Entry<CompletableFuture<?>, Thread>> completingNow() {
        return List.copyOf(completing.entrySet());
    }

    /** A use that the loss waits for. */
    private final class CountedUse implements Use {

        private boolean counted = true;

        @Override
        public void completes(CompletableFuture<?> result) {
            LossReason due;
            synchronized (LossGate.this) {
                completing.put(result, Thread.currentThread());
                uncount();
                due = due();
            }
            tellIf(due);
        }

        @Override
        public void told(@Nullable CompletableFuture<?> result) {
            LossReason due;
            synchronized (LossGate.this) {
                if (result != null) {
                    completing.remove(result);
                }
                uncount();
                due = due();
            }
            tellIf(due);
        }

        private void uncount() {
            if (counted) {
                counted = false;
                open--;
            }
        }
    }
}

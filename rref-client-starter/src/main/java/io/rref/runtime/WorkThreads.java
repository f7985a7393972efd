package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded number of platform threads for work that may be refused, which happens when they have stalled. Thread-safe. */
final class WorkThreads implements AutoCloseable {

    private static final long IDLE_SECONDS = 60;

    private final LinkedBlockingDeque<Runnable> queue =
            new LinkedBlockingDeque<>(); // bounded by what holders may have open

    private final AtomicInteger threadNumbers = new AtomicInteger();

    private final ThreadPoolExecutor pool;

    private final StallRule rule;

    private final Duration patience;

    private final MonotonicClock clock;

    private final MachineTimer timer;

    private final Executor refusing;

    /**
     * Starts nothing.
     *
     * @param refusing where work learns that it is refused
     */
    WorkThreads(String threadNamePrefix, int threads, Duration patience, Executor refusing) {
        this.patience = patience;
        this.refusing = refusing;
        this.clock = MonotonicClock.system();
        this.rule = new StallRule(threads, patience);
        this.timer = new MachineTimer(threadNamePrefix + "stall", this::look);
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                work -> new WorkThread(this, work, threadNamePrefix + threadNumbers.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
    }

    void execute(Declinable work) {
        pool.execute(new Queued(work, clock.now()));
    }

    ThreadUsage usage() {
        int threads = pool.getMaximumPoolSize();
        return new ThreadUsage(threads, threads - pool.getActiveCount());
    }

    void waitBegins() {
        synchronized (rule) {
            MonotonicTime now = clock.now();
            rule.waitBegins(now);
            timer.schedule(rule.nextLook(), now);
        }
    }

    void waitEnds() {
        synchronized (rule) {
            rule.waitEnds();
        }
    }

    private void look() {
        MonotonicTime now = clock.now();
        List<Queued> refused;
        synchronized (rule) {
            refused = rule.refusals(now, newestFirst());
            timer.schedule(rule.nextLook(), now);
        }
        for (Queued each : refused) {
            queue.removeLastOccurrence(each);
            refusing.execute(each::refuse);
        }
    }

    @SuppressWarnings("unchecked") // only execute fills the queue
    private Iterator<Queued> newestFirst() {
        return (Iterator<Queued>) (Iterator<?>) queue.descendingIterator();
    }

    private String exhausted() {
        return "all " + pool.getMaximumPoolSize()
                + " threads for user code wait in remote calls of their own, and none of"
                + " these has ended for " + patience.toMillis()
                + " ms: threads are exhausted. Run the worker on JDK 21 or"
                + " newer, where each call has a virtual thread; or let the method return a CompletableFuture and use"
                + " rpcAsync in it, so that it holds no thread; or raise rref.worker.threads";
    }

    @Override
    public void close() {
        timer.close();
        pool.shutdown();
    }

    /** Work in the queue. A thread may take it in the moment in which it is chosen to be refused: one of them is first. */
    private final class Queued implements Runnable, StallRule.Waiting {

        private final Declinable work;

        private final MonotonicTime since;

        private final AtomicBoolean taken = new AtomicBoolean();

        Queued(Declinable work, MonotonicTime since) {
            this.work = work;
            this.since = since;
        }

        @Override
        public MonotonicTime since() {
            return since;
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                work.run();
            }
        }

        void refuse() {
            if (taken.compareAndSet(false, true)) {
                work.decline(exhausted());
            }
        }
    }
}

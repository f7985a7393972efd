package io.rref.runtime;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs what may block: on virtual threads where the JVM has good ones, else on bounded pools. There, work that may be
 * refused has threads of its own, so that it never keeps answers and callbacks waiting. Thread-safe.
 */
public final class BlockingExecutor implements Executor, AutoCloseable {

    private static final int CALLBACK_THREADS = 200;

    private static final long IDLE_SECONDS = 60;

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private final Executor work;

    private final Executor callbacks;

    private final Supplier<ThreadUsage> usage;

    private final Runnable shutdown;

    private BlockingExecutor(Executor work, Executor callbacks, Supplier<ThreadUsage> usage, Runnable shutdown) {
        this.usage = usage;
        this.work = work;
        this.callbacks = callbacks;
        this.shutdown = shutdown;
    }

    /** For a process that is no worker: it has callbacks, and no work that may be refused. */
    public static BlockingExecutor create(String threadNamePrefix) {
        return create(threadNamePrefix, CALLBACK_THREADS, Duration.ofSeconds(1));
    }

    /** Virtual threads on JDK 21 and newer, else as {@link #onPlatformThreads}. */
    public static BlockingExecutor create(String threadNamePrefix, int threads, Duration stall) {
        requirePossible(threads, stall);
        if (Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS) {
            return onPlatformThreads(threadNamePrefix, threads, stall);
        }
        Executor virtual = new VirtualThreadTaskExecutor(threadNamePrefix);
        return new BlockingExecutor(virtual, virtual, () -> ThreadUsage.UNLIMITED, () -> {});
    }

    /**
     * Platform threads.
     *
     * @param threads for {@link Declinable} work
     * @param stall how long all of them wait in remote calls, none of which ends, until work in the queue is refused
     */
    public static BlockingExecutor onPlatformThreads(String threadNamePrefix, int threads, Duration stall) {
        requirePossible(threads, stall);
        CustomizableThreadFactory daemons = new CustomizableThreadFactory(threadNamePrefix + "callback-");
        daemons.setDaemon(true);
        ThreadPoolExecutor callbacks = new ThreadPoolExecutor(
                CALLBACK_THREADS,
                CALLBACK_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), // bounded by the numbered requests that holders may have open
                daemons);
        callbacks.allowCoreThreadTimeOut(true);
        WorkThreads work = new WorkThreads(threadNamePrefix, threads, stall, callbacks);
        return new BlockingExecutor(task -> work.execute((Declinable) task), callbacks, work::usage, () -> {
            work.close();
            callbacks.shutdown();
        });
    }

    private static void requirePossible(int threads, Duration stall) {
        if (threads < 1) {
            throw new InvalidSettingsException(
                    "rref.worker.threads is " + threads + ".", "Set it to 1 or more, such as 200.");
        }
        if (stall.isZero() || stall.isNegative()) {
            throw new InvalidSettingsException(
                    "rref.worker.stall is " + stall + ".", "Set it to more than zero, such as 1s.");
        }
    }

    @Override
    public void execute(Runnable task) {
        (task instanceof Declinable ? work : callbacks).execute(task);
    }

    /** The threads for work that may be refused. */
    ThreadUsage usage() {
        return usage.get();
    }

    @Override
    public void close() {
        shutdown.run();
    }
}

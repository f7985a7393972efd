package io.rref.autoconfigure;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.system.JavaVersion;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Runs what may block: on virtual threads where the JVM has good ones, else on a bounded pool. */
final class BlockingExecutor implements Executor, AutoCloseable {

    private static final int PLATFORM_THREADS = 200;

    private static final long IDLE_SECONDS = 60;

    private final Executor threads;

    private final AutoCloseable shutdown;

    private BlockingExecutor(Executor threads, AutoCloseable shutdown) {
        this.threads = threads;
        this.shutdown = shutdown;
    }

    static BlockingExecutor create(String threadNamePrefix) {
        if (JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_ONE)) {
            return new BlockingExecutor(new VirtualThreadTaskExecutor(threadNamePrefix), () -> {});
        }
        ThreadFactory factory = daemons(threadNamePrefix);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                PLATFORM_THREADS,
                PLATFORM_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), // bounded by the numbered requests that holders may have open
                factory);
        pool.allowCoreThreadTimeOut(true);
        return new BlockingExecutor(pool, pool::shutdown);
    }

    private static ThreadFactory daemons(String threadNamePrefix) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory(threadNamePrefix);
        factory.setDaemon(true);
        return factory;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void close() throws Exception {
        shutdown.close();
    }
}

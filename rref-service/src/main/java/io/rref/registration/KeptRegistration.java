package io.rref.registration;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.consul.model.http.agent.NewService;
import org.springframework.context.SmartLifecycle;

/**
 * The registration of this worker: begins when the worker is ready for the first time, is looked after on a thread of its own, and
 * ends before the worker drains, so that nobody finds it any more while it still answers. Thread-safe.
 */
public final class KeptRegistration implements SmartLifecycle {

    /** Stops before standing renewals are answered (512 less than the default) and the web server drains (1024 less). */
    private static final int BEFORE_DRAINING = SmartLifecycle.DEFAULT_PHASE - 256;

    private static final Logger logger = LoggerFactory.getLogger(KeptRegistration.class);

    private final RegistrationKeeper keeper;

    private final RegistrationLog log;

    private final Duration interval;

    private final Duration patience;

    private @Nullable ScheduledExecutorService thread;

    private boolean running;

    private volatile boolean ready;

    /**
     * Creates a registration that has not begun.
     *
     * @param worker what Consul is told, asked for once the worker is ready
     * @param interval time between two looks
     * @param patience time that the end of it may take
     */
    public KeptRegistration(
            ConsulAgent agent, String name, Supplier<NewService> worker, Duration interval, Duration patience) {
        this.log = new RegistrationLog(agent.address(), name);
        this.keeper = new RegistrationKeeper(agent, worker, () -> ready, log);
        this.interval = interval;
        this.patience = patience;
    }

    /** How it stands. */
    public RegistrationStatus status() {
        return log.status();
    }

    /** Takes note of whether the worker takes requests. Never blocks. */
    public synchronized void readinessChanged(boolean nowReady) {
        ready = nowReady;
        beginIfReady();
    }

    @Override
    public synchronized void start() {
        running = true;
        beginIfReady();
    }

    private void beginIfReady() {
        if (running && ready && thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(KeptRegistration::daemon);
            thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            keeper.look();
        } catch (RuntimeException fault) {
            logger.error("Looking after the registration failed; it goes on", fault);
        }
    }

    /** Takes the worker off Consul's list; waits for that, but not for long. */
    @Override
    public void stop() {
        ScheduledExecutorService ending;
        synchronized (this) {
            running = false;
            ending = thread;
            thread = null;
        }
        if (ending == null) {
            return;
        }
        try {
            ending.execute(keeper::end); // after a look that is running now, which could register again
            ending.shutdown();
            if (!ending.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                ending.shutdownNow();
            }
        } catch (RejectedExecutionException over) {
            ending.shutdownNow();
        } catch (InterruptedException stop) {
            ending.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_DRAINING;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "rref-registration");
        thread.setDaemon(true);
        return thread;
    }
}

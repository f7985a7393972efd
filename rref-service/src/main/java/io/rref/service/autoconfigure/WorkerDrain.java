package io.rref.service.autoconfigure;

import io.rref.worker.OwnerShell;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Drains the worker just before the web server stops: holders are told while they can still be answered, and no renewal
 * stands any more when the server waits for its requests.
 */
final class WorkerDrain implements SmartLifecycle {

    /** Stops before the web server's graceful shutdown, which has the default phase less 1024. */
    private static final int BEFORE_GRACEFUL_SHUTDOWN = SmartLifecycle.DEFAULT_PHASE - 512;

    private final OwnerShell owner;

    private final Duration longest;

    private volatile boolean running;

    WorkerDrain(OwnerShell owner, Duration longest) {
        this.owner = owner;
        this.longest = longest;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        owner.drain(longest);
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        owner.drain(longest).thenRun(stopped);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_GRACEFUL_SHUTDOWN;
    }
}

package io.rref.service.autoconfigure;

import io.rref.worker.OwnerShell;
import org.springframework.context.SmartLifecycle;

/** Answers standing renewals just before the web server stops gracefully, which would wait for them. */
final class RenewalsBeforeShutdown implements SmartLifecycle {

    /** Stops before the web server's graceful shutdown, which has the default phase less 1024. */
    private static final int BEFORE_GRACEFUL_SHUTDOWN = SmartLifecycle.DEFAULT_PHASE - 512;

    private final OwnerShell owner;

    private volatile boolean running;

    RenewalsBeforeShutdown(OwnerShell owner) {
        this.owner = owner;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        owner.answerStandingRenewals();
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

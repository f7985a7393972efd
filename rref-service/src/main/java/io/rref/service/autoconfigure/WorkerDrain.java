package io.rref.service.autoconfigure;

import io.rref.web.WebExchange;
import io.rref.worker.OwnerShell;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Drains the worker just before the web server stops: holders are told while they can still be answered, and no renewal
 * stands any more when the server waits for its requests. What they are told is sent before the server stops, also where that waits for
 * nothing (server.shutdown=immediate).
 */
final class WorkerDrain implements SmartLifecycle {

    /** Stops before the web server's graceful shutdown, which has the default phase less 1024. */
    private static final int BEFORE_GRACEFUL_SHUTDOWN = SmartLifecycle.DEFAULT_PHASE - 512;

    /** Nobody needs more to send what has been written. */
    private static final Duration LONGEST_SENDING = Duration.ofMillis(500);

    private final OwnerShell owner;

    private final WebExchange exchange;

    private final Duration longest;

    private volatile boolean running;

    WorkerDrain(OwnerShell owner, WebExchange exchange, Duration longest) {
        this.owner = owner;
        this.exchange = exchange;
        this.longest = longest;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        drain();
    }

    @Override
    public void stop(Runnable stopped) {
        drain().thenRun(stopped);
    }

    private CompletableFuture<Void> drain() {
        running = false;
        exchange.expectLastAnswers();
        return owner.drain(longest)
                .thenCompose(drained -> exchange.lastAnswersSent()
                        .completeOnTimeout(null, LONGEST_SENDING.toMillis(), TimeUnit.MILLISECONDS));
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

package io.rref.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which requests of a worker that stops have not been answered to the last byte. Those that came before are not counted: their
 * answers are sent where they are given. Thread-safe.
 */
final class LastAnswers {

    private final AtomicLong open = new AtomicLong();

    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    private volatile boolean expected;

    private volatile boolean awaited;

    /** From now on requests are counted. */
    void expect() {
        expected = true;
    }

    boolean areExpected() {
        return expected;
    }

    void begins() {
        open.incrementAndGet();
    }

    void ends() {
        if (open.decrementAndGet() == 0 && awaited) {
            sent.complete(null);
        }
    }

    /** Completes in the first moment from now on in which all are sent. */
    CompletableFuture<Void> sent() {
        awaited = true;
        if (open.get() == 0) {
            sent.complete(null);
        }
        return sent.copy();
    }
}

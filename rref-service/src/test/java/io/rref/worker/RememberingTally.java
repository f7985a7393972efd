package io.rref.worker;

import io.rref.RemoteObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Notices when it is used after its release. */
@RemoteObject
final class RememberingTally implements Tally, AutoCloseable {

    private final AtomicLong sum = new AtomicLong();

    private volatile boolean released;

    @Override
    public long add(long amount) {
        long added = sum.addAndGet(amount);
        if (released) {
            throw new IllegalStateException("called after its release");
        }
        return added;
    }

    @Override
    public CompletableFuture<Long> never() {
        return new CompletableFuture<>();
    }

    @Override
    public void close() {
        released = true;
    }
}

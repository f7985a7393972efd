package io.rref.test.app;

import io.rref.RemoteObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class StoredCounter implements Counter {

    private final AtomicLong count;

    private final Gates gates;

    StoredCounter(long start, @Autowired Gates gates) {
        this.count = new AtomicLong(start);
        this.gates = gates;
    }

    @Override
    public long add(long n) {
        return count.addAndGet(n);
    }

    @Override
    public long value() {
        return count.get();
    }

    @Override
    public CompletableFuture<Long> addBehind(String gate, long n) {
        return gates.gate(gate).waitHere().thenApply(opened -> add(n));
    }

    @Override
    public void reset() {
        count.set(0);
    }
}

package io.rref.test.app;

import io.rref.RemoteObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class CountedRoom implements Room, LockableRoom {

    private final AtomicLong inside = new AtomicLong();

    private final Gates gates;

    CountedRoom(@Autowired Gates gates) {
        this.gates = gates;
    }

    @Override
    public void enter() {
        inside.incrementAndGet();
    }

    @Override
    public long inside() {
        return inside.get();
    }

    @Override
    public void close() {
        inside.decrementAndGet();
    }

    @Override
    public long lock() {
        return inside.get();
    }

    @Override
    public CompletableFuture<Long> lockBehind(String gate) {
        return gates.gate(gate).waitHere().thenApply(opened -> lock());
    }
}

package io.rref.test.app;

import io.rref.RemoteFunctions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import reactor.core.publisher.Mono;

@RemoteFunctions
class GatedWaiting implements Waiting {

    private final Gates gates;

    GatedWaiting(Gates gates) {
        this.gates = gates;
    }

    @Override
    public CompletableFuture<Long> pass(String gate, long n) {
        return gates.gate(gate).waitHere().thenApply(opened -> n);
    }

    @Override
    public Mono<Long> passMono(String gate, long n) {
        return Mono.fromFuture(() -> pass(gate, n));
    }

    @Override
    public long passBlocking(String gate, long n) {
        return pass(gate, n).join();
    }

    @Override
    public long pause(int milliseconds, long n) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return n;
    }

    @Override
    public int waitingAt(String gate) {
        return gates.gate(gate).waiting();
    }

    @Override
    public void open(String gate) {
        gates.gate(gate).open();
    }
}

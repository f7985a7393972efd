package io.rref.test.app;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.RemoteFunctions;
import java.util.concurrent.atomic.AtomicInteger;

@RemoteFunctions
class BlockingNested implements Nested {

    private final RRefClient rrefs;

    private final Gates gates;

    private final AtomicInteger sums = new AtomicInteger();

    BlockingNested(RRefClient rrefs, Gates gates) {
        this.rrefs = rrefs;
        this.gates = gates;
    }

    @Override
    public long sumThere(String gate, String other, long a, long b) {
        gates.gate(gate).waitHere().join();
        return there(other).rpcSync().sum(a, b);
    }

    @Override
    public long readThere(String gate, String other, long a, long b) {
        gates.gate(gate).waitHere().join();
        try (RRef<Long> sum = there(other).remote(sums -> sums.sum(a, b))) {
            return sum.toHere();
        }
    }

    @Override
    public long joinedThere(String gate, String other, long a, long b) {
        gates.gate(gate).waitHere().join();
        return there(other).rpcAsync(sums -> sums.sum(a, b)).join();
    }

    @Override
    public long stay(String gate, long n) {
        gates.gate(gate).waitHere().join();
        return n;
    }

    @Override
    public long sum(long a, long b) {
        sums.incrementAndGet();
        return a + b;
    }

    @Override
    public int sums() {
        return sums.get();
    }

    private Remote<Nested> there(String other) {
        return rrefs.on(other).functions(Nested.class);
    }
}

package io.rref.test.app;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.RemoteFunctions;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@RemoteFunctions
class ForwardingChain implements Chain {

    private final RRefClient rrefs;

    ForwardingChain(RRefClient rrefs) {
        this.rrefs = rrefs;
    }

    @Override
    public long addBySync(List<String> way, RRef<Counter> counter, long n) {
        return way.isEmpty() ? counter.rpcSync().add(n) : next(way).rpcSync().addBySync(rest(way), counter, n);
    }

    @Override
    public CompletableFuture<Long> addByAsync(List<String> way, RRef<Counter> counter, long n) {
        return way.isEmpty()
                ? counter.rpcAsync(c -> c.add(n))
                : next(way).callStage(c -> c.addByAsync(rest(way), counter, n)).rpcAsync();
    }

    @Override
    public long addByRemote(List<String> way, RRef<Counter> counter, long n) {
        try (RRef<Long> sum = way.isEmpty()
                ? counter.remote(c -> c.add(n))
                : next(way).remote(c -> c.addByRemote(rest(way), counter, n))) {
            return sum.toHere();
        }
    }

    @Override
    public RRef<Counter> nested(RRef<Counter> counter) {
        return counter;
    }

    @Override
    public RRef<RRef<Counter>> nestedTwice(RRef<RRef<Counter>> counter) {
        return counter;
    }

    @Override
    public Crate crate(Crate crate) {
        return crate;
    }

    private Remote<Chain> next(List<String> way) {
        return rrefs.on(way.get(0)).functions(Chain.class);
    }

    private static List<String> rest(List<String> way) {
        return way.subList(1, way.size());
    }
}

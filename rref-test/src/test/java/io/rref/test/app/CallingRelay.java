package io.rref.test.app;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RemoteFunctions;
import java.util.List;
import java.util.stream.Stream;

@RemoteFunctions
class CallingRelay implements Relay {

    private final RRefClient rrefs;

    CallingRelay(RRefClient rrefs) {
        this.rrefs = rrefs;
    }

    @Override
    public long plus(RRef<Long> a, RRef<Long> b) {
        return a.toHere() + b.toHere();
    }

    @Override
    public long addTo(RRef<Counter> counter, long n) {
        return counter.rpcSync().add(n);
    }

    @Override
    public long addToAll(Bundle bundle, long n) {
        Stream<RRef<Counter>> counters = Stream.of(
                        Stream.of(bundle.one()),
                        bundle.listed().stream(),
                        bundle.named().values().stream().flatMap(List::stream),
                        bundle.perhaps().stream())
                .flatMap(each -> each);
        return counters.mapToLong(counter -> addTo(counter, n)).sum();
    }

    @Override
    public long addThrough(String worker, RRef<Counter> counter, long n) {
        return rrefs.on(worker).functions(Relay.class).rpcSync().addTo(counter, n);
    }

    @Override
    public RRef<Counter> giveBack(RRef<Counter> counter) {
        return counter;
    }

    @Override
    public Bundle bundle(Bundle bundle) {
        return bundle;
    }

    @Override
    public RRef<Long> sumOn(String worker, long a, long b) {
        return rrefs.on(worker).functions(Arithmetic.class).remote(sums -> sums.add(a, b));
    }

    @Override
    public long sumFrom(String worker, long a, long b) {
        try (RRef<Long> sum = sumOn(worker, a, b)) {
            return sum.toHere();
        }
    }

    @Override
    public long bounce(String worker, long a, long b) {
        return rrefs.on(worker)
                .functions(Relay.class)
                .rpcSync()
                .sumFrom(rrefs.self().name(), a, b);
    }

    @Override
    public boolean isConfirmed(RRef<Counter> counter) {
        return counter.confirmedByOwner();
    }

    @Override
    public boolean isOwner(RRef<Counter> counter) {
        return counter.isOwner();
    }
}

package io.rref.test.cluster;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.WorkerInfo;
import io.rref.test.app.Bundle;
import io.rref.test.app.Chain;
import io.rref.test.app.Counter;
import io.rref.test.app.Crate;
import io.rref.test.app.Relay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One app's handles on their ways through a cluster: passed on from worker to worker, and nested in each other. Which workers,
 * and in which order the handles are closed, is drawn.
 */
public final class HandleWalks {

    private final RRefClient rrefs;

    private final List<String> workers;

    private final Random random;

    private final List<RRef<?>> open = new ArrayList<>();

    /** Of this app, drawn with this seed. */
    public HandleWalks(RRefClient rrefs, long seed) {
        this.rrefs = rrefs;
        this.workers = rrefs.workers().stream().map(WorkerInfo::name).toList();
        this.random = new Random(seed);
    }

    /** A counter is passed on so many times in each mode, and used by the last one of each way. */
    public void passOn(int hops) {
        RRef<Counter> counter = opened(rrefs.on(drawn()).create(Counter.class, 0L));
        require(1, chain().rpcSync().addBySync(way(hops), counter, 1));
        require(
                2,
                chain().callStage(c -> c.addByAsync(way(hops), counter, 1))
                        .rpcAsync()
                        .join());
        require(3, chain().rpcSync().addByRemote(way(hops), counter, 1));
        RRef<Long> last = opened(chain().remote(c -> c.addBySync(way(hops), counter, 1)));
        require(4, last.toHere());
        require(4, counter.rpcSync().value());
        closeAll();
    }

    /** Handles in handles in handles, and in values behind handles; the outermost is all that is left, and all still works. */
    public void nest() {
        RRef<Counter> counter = opened(rrefs.on(drawn()).create(Counter.class, 0L));
        RRef<RRef<Counter>> once = opened(chain().remote(c -> c.nested(counter)));
        RRef<RRef<RRef<Counter>>> twice = opened(chain().remote(c -> c.nestedTwice(once)));
        Bundle bundle = new Bundle(counter, List.of(counter), Map.of("k", List.of(counter)), Optional.of(counter));
        RRef<Bundle> bundled = opened(rrefs.on(drawn()).functions(Relay.class).remote(r -> r.bundle(bundle)));
        RRef<Crate> crate = chain().remote(c -> c.crate(new Crate(once, bundled, List.of(twice))));
        crate.created().join();
        closeAll();

        opened(crate);
        Crate fetched = crate.toHere();
        opened(fetched.once());
        opened(fetched.bundled());
        fetched.deeper().forEach(this::opened);
        require(1, opened(fetched.once().toHere()).rpcSync().add(1));
        RRef<RRef<Counter>> lessDeep = opened(fetched.deeper().get(0).toHere());
        require(2, opened(lessDeep.toHere()).rpcSync().add(1));
        Bundle unpacked = fetched.bundled().toHere();
        handlesOf(unpacked).forEach(this::opened);
        require(3, unpacked.one().rpcSync().add(1));
        closeAll();
    }

    private void closeAll() {
        Collections.shuffle(open, random);
        open.forEach(RRef::close);
        open.clear();
    }

    private <T> RRef<T> opened(RRef<T> handle) {
        open.add(handle);
        return handle;
    }

    private static Stream<RRef<Counter>> handlesOf(Bundle bundle) {
        return Stream.of(
                        Stream.of(bundle.one()),
                        bundle.listed().stream(),
                        bundle.named().values().stream().flatMap(List::stream),
                        bundle.perhaps().stream())
                .flatMap(each -> each);
    }

    private List<String> way(int hops) {
        return Stream.generate(this::drawn).limit(hops).toList();
    }

    private String drawn() {
        return workers.get(random.nextInt(workers.size()));
    }

    private Remote<Chain> chain() {
        return rrefs.on(drawn()).functions(Chain.class);
    }

    private static void require(long expected, long was) {
        if (was != expected) {
            throw new AssertionError("the counter is " + was + " where it should be " + expected);
        }
    }
}

package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.test.app.Bundle;
import io.rref.test.app.Counter;
import io.rref.test.app.Relay;
import io.rref.test.cluster.EmbeddedCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleDepthTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @ParameterizedTest
    @ValueSource(strings = {"worker-1", "worker-2"})
    void whenHandlesAreAtAnyDepthOfAnArgumentThenOwnerAndUserAlikeUseThem(String callee) {
        Bundle bundle = bundleOf(counters(cluster.rrefs(), "worker-1"));

        assertThat(relay(cluster.rrefs(), callee).rpcSync().addToAll(bundle, 1)).isEqualTo(0 + 1 + 2 + 3 + 4 + 5);
    }

    @Test
    void whenHandlesOfSeveralOwnersAreInOneArgumentThenAllAreUsed() {
        List<RRef<Counter>> one = counters(cluster.rrefs(), "worker-1");
        List<RRef<Counter>> two = counters(cluster.rrefs(), "worker-2");
        Bundle mixed = new Bundle(
                one.get(0), List.of(two.get(1), one.get(1)), Map.of("k", List.of(two.get(2))), Optional.of(one.get(3)));

        assertThat(relay(cluster.rrefs(), "worker-3").rpcSync().addToAll(mixed, 1))
                .isEqualTo(0 + 1 + 1 + 2 + 3 + 5);
    }

    @Test
    void whenAnOwnerLendsItsOwnObjectThenTheUserUsesIt() {
        RRefClient owner = cluster.rrefsOf("worker-1");
        RRef<Counter> own = cluster.closing(owner.on(owner.self()).create(Counter.class, 1L));

        assertThat(relay(owner, "worker-2").rpcSync().addTo(own, 2)).isEqualTo(3);
        assertThat(relay(owner, "worker-2").rpcSync().isConfirmed(own)).isTrue();
        assertThat(own.rpcSync().value()).isEqualTo(3);
        assertThat(own.isOwner()).isTrue();
    }

    @Test
    void whenAHandleComesBackToItsOwnerThenItIsALocalOne() {
        RRef<Counter> counter = cluster.closing(cluster.rrefs().on("worker-2").create(Counter.class, 1L));

        assertThat(relay(cluster.rrefs(), "worker-2").rpcSync().isOwner(counter))
                .isTrue();
        assertThat(relay(cluster.rrefs(), "worker-3").rpcSync().isOwner(counter))
                .isFalse();
        assertThat(relay(cluster.rrefs(), "worker-3").rpcSync().addThrough("worker-2", counter, 2))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker-1", "worker-2"})
    void whenALentHandleIsReturnedThenTheCallerGetsOneOfItsOwn(String callee) {
        RRef<Counter> counter = cluster.closing(cluster.rrefs().on("worker-1").create(Counter.class, 1L));

        RRef<Counter> back = relay(cluster.rrefs(), callee).rpcSync().giveBack(counter);
        counter.close();

        assertThat(back.refersToSame(counter)).isTrue();
        assertThat(back).isNotSameAs(counter);
        assertThat(back.rpcSync().add(1)).isEqualTo(2);
        back.close();
        cluster.awaitEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker-1", "worker-2"})
    void whenAStayingValueHoldsHandlesThenItKeepsThemAndReleasesThemWithItself(String callee) {
        List<RRef<Counter>> counters = counters(cluster.rrefs(), "worker-1");
        Bundle bundle = bundleOf(counters);
        RRef<Bundle> staying = cluster.closing(relay(cluster.rrefs(), callee).remote(r -> r.bundle(bundle)));
        staying.created().join();
        counters.forEach(RRef::close);

        Bundle fetched = staying.toHere();
        assertThat(fetched.one().rpcSync().add(1)).isEqualTo(1);
        closeAll(fetched);
        assertThat(cluster.held().unnamed()).hasSize(6); // five counters and the bundle that holds them

        staying.close();
        cluster.awaitEmpty();
    }

    private static List<RRef<Counter>> counters(RRefClient rrefs, String owner) {
        return java.util.stream.LongStream.range(0, 5)
                .mapToObj(n -> cluster.closing(rrefs.on(owner).create(Counter.class, n)))
                .toList();
    }

    /** With five counters that start with 0 to 4. */
    private static Bundle bundleOf(List<RRef<Counter>> counters) {
        return new Bundle(
                counters.get(0),
                List.of(counters.get(1), counters.get(2)),
                Map.of("a", List.of(counters.get(3))),
                Optional.of(counters.get(4)));
    }

    private static void closeAll(Bundle bundle) {
        bundle.one().close();
        bundle.listed().forEach(RRef::close);
        bundle.named().values().forEach(each -> each.forEach(RRef::close));
        bundle.perhaps().ifPresent(RRef::close);
    }

    private static Remote<Relay> relay(RRefClient rrefs, String worker) {
        return rrefs.on(worker).functions(Relay.class);
    }
}

package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Relay;
import io.rref.test.cluster.EmbeddedCluster;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ConformanceNames.class)
class HandlePassingTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C089")
    void whenHandlesGoToTheirOwnerInRemoteModeThenItReadsThem() {
        try (RRef<Long> a = sumOn("worker-2", 1, 2);
                RRef<Long> b = sumOn("worker-2", 3, 4);
                RRef<Long> sum = relay("worker-2").remote(r -> r.plus(a, b))) {
            assertThat(sum.toHere()).isEqualTo(10);
        }
    }

    @Test
    @Conforms("C090")
    void whenHandlesGoToTheirOwnerInACallThenItReadsThem() {
        try (RRef<Long> a = sumOn("worker-2", 1, 2);
                RRef<Long> b = sumOn("worker-2", 3, 4)) {
            assertThat(relay("worker-2").rpcSync().plus(a, b)).isEqualTo(10);
        }
    }

    @Test
    @Conforms("C091")
    void whenHandlesGoToAnotherUserThenItReadsThem() {
        try (RRef<Long> a = sumOn("worker-2", 1, 2);
                RRef<Long> b = sumOn("worker-2", 3, 4);
                RRef<Long> sum = relay("worker-3").remote(r -> r.plus(a, b))) {
            assertThat(sum.toHere()).isEqualTo(10);
            assertThat(relay("worker-3").rpcSync().plus(a, b)).isEqualTo(10);
        }
    }

    @Test
    @Conforms("C096")
    void whenAFunctionReturnsAHandleOfAThirdWorkerThenTheCallerFetches() {
        try (RRef<Long> sum = relay("worker-2").rpcSync().sumOn("worker-3", 2, 3)) {
            assertThat(sum.ownerName()).isEqualTo("worker-3");
            assertThat(sum.toHere()).isEqualTo(5);
        }
        cluster.awaitEmptyOnceCollected(); // worker-2's own handle to it was never closed, only let go of
    }

    @Test
    @Conforms("C097")
    void whenAFunctionFetchesFromAThirdWorkerThenTheCallerGetsTheValue() {
        assertThat(relay("worker-2").rpcSync().sumFrom("worker-3", 2, 3)).isEqualTo(5);
    }

    @Test
    @Conforms("C103")
    void whenAFunctionOfTheOwnerIsCalledWithTheHandleThenTheStateAccumulates() {
        RRefClient rrefs = cluster.rrefs();
        try (RRef<Counter> counter = rrefs.on("worker-2").create(Counter.class, 0L)) {
            counter.created().join();
            Remote<Relay> owner = rrefs.on(counter.owner()).functions(Relay.class);

            assertThat(owner.rpcSync().addTo(counter, 1)).isEqualTo(1);
            assertThat(owner.rpcAsync(r -> r.addTo(counter, 2)).join()).isEqualTo(3);
            try (RRef<Long> third = owner.remote(r -> r.addTo(counter, 3))) {
                assertThat(third.toHere()).isEqualTo(6);
            }
            assertThat(counter.rpcSync().value()).isEqualTo(6);
        }
    }

    private static RRef<Long> sumOn(String worker, long a, long b) {
        return cluster.rrefs().on(worker).functions(Arithmetic.class).remote(sums -> sums.add(a, b));
    }

    private static Remote<Relay> relay(String worker) {
        return cluster.rrefs().on(worker).functions(Relay.class);
    }
}

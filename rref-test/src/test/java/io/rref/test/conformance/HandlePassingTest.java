package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.protocol.Action;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Relay;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.HeldObject;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ConformanceNames.class)
class HandlePassingTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

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

            assertThat(owner.rpcSync().isOwner(counter)).isTrue();
            assertThat(owner.rpcSync().addTo(counter, 1)).isEqualTo(1);
            assertThat(owner.rpcAsync(r -> r.addTo(counter, 2)).join()).isEqualTo(3);
            try (RRef<Long> third = owner.remote(r -> r.addTo(counter, 3))) {
                assertThat(third.toHere()).isEqualTo(6);
            }
            assertThat(counter.rpcSync().value()).isEqualTo(6);
        }
    }

    @Test
    @Conforms("C092")
    void whenAWorkerSharesItsOwnValuesThenAnotherReadsThemInEveryMode() {
        RRefClient own = cluster.rrefsOf("worker-1");
        Remote<Relay> next = own.on("worker-2").functions(Relay.class);
        try (RRef<Long> a = own.share(40L);
                RRef<Long> b = own.share(50L)) {
            assertThat(next.rpcSync().plus(a, b)).isEqualTo(90);
            assertThat(next.rpcAsync(r -> r.plus(a, b)).join()).isEqualTo(90);
            try (RRef<Long> sum = next.remote(r -> r.plus(a, b))) {
                assertThat(sum.toHere()).isEqualTo(90);
            }
        }
    }

    @Test
    @Conforms("C093")
    void whenAWorkersResultForItselfGoesToAnotherThenThatOneReadsIt() {
        RRefClient own = cluster.rrefsOf("worker-1");
        Remote<Arithmetic> self = own.on(own.self()).functions(Arithmetic.class);
        try (RRef<Long> a = self.remote(sums -> sums.add(1, 2));
                RRef<Long> b = self.remote(sums -> sums.add(3, 4))) {
            Remote<Relay> next = own.on("worker-2").functions(Relay.class);

            assertThat(next.rpcSync().plus(a, b)).isEqualTo(10);
            assertThat(next.rpcAsync(r -> r.plus(a, b)).join()).isEqualTo(10);
            try (RRef<Long> sum = next.remote(r -> r.plus(a, b))) {
                assertThat(sum.toHere()).isEqualTo(10);
            }
        }
    }

    @Test
    @Conforms("C101")
    void whenAFunctionGetsAnotherWorkersHandleThenItsOwnerHasConfirmedItBeforeItRuns() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-3").create(Counter.class, 0L)) {
            assertThat(relay("worker-2").rpcSync().isConfirmed(counter)).isTrue();
            assertThat(relay("worker-2").rpcAsync(r -> r.isConfirmed(counter)).join())
                    .isTrue();
        }
    }

    @Test
    @Conforms("C102")
    void whenAFunctionGetsAnotherWorkersHandleInRemoteModeThenItsOwnerHasConfirmedItBeforeItRuns() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-3").create(Counter.class, 0L);
                RRef<Boolean> confirmed = relay("worker-2").remote(r -> r.isConfirmed(counter))) {
            assertThat(confirmed.toHere()).isTrue();
        }
    }

    @Test
    @Conforms("C105")
    void whenAHandleIsClosedWhileItIsOnItsWayThenItIsNotReleasedBeforeItsReceiverHasItsOwn() {
        SentMessages sent = cluster.client().bean(SentMessages.class);
        RRef<Counter> counter = cluster.closing(cluster.rrefs().on("worker-1").create(Counter.class, 5L));
        assertThat(counter.rpcSync().value()).isEqualTo(5);
        CompletableFuture<Long> call;

        sent.watch();
        try (var underWay = sent.holdBack(Action.CallFunction.class)) {
            call = relay("worker-2").rpcAsync(r -> r.addTo(counter, 2));
            await().atMost(LIMIT).until(() -> statesOfForks().equals(List.of("live", "pending")));
            counter.close();

            await().during(Duration.ofMillis(200)).until(() -> statesOfForks().equals(List.of("live", "pending")));
            assertThat(sent.watched(Action.Release.class)).isEmpty();
        }

        assertThat(call).succeedsWithin(LIMIT).isEqualTo(7L);
        cluster.awaitEmpty();
    }

    @Test
    @Conforms("C108")
    void whenAnOwnerSharesItsOwnThenItRegistersNothingOverTheNetworkAndItsUserClaimsOnce() {
        SentMessages ownersMessages = cluster.bean("worker-1", SentMessages.class);
        SentMessages usersMessages = cluster.bean("worker-2", SentMessages.class);
        RRefClient own = cluster.rrefsOf("worker-1");
        try (RRef<Counter> counter = own.on(own.self()).create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().value()).isEqualTo(5);
            ownersMessages.watch();
            usersMessages.watch();

            assertThat(own.on("worker-2").functions(Relay.class).rpcSync().addTo(counter, 2))
                    .isEqualTo(7);

            assertThat(ownersMessages.watched(Action.class)).hasOnlyElementsOfType(Action.CallFunction.class);
            assertThat(usersMessages.watched(Action.Register.class)).isEmpty();
            assertThat(usersMessages.watched(Action.Claim.class)).hasSize(1);
        }
    }

    private static List<String> statesOfForks() {
        return cluster.held().unnamed().stream()
                .flatMap(held -> held.forks().stream())
                .map(HeldObject.HeldFork::state)
                .sorted()
                .toList();
    }

    private static RRef<Long> sumOn(String worker, long a, long b) {
        return cluster.rrefs().on(worker).functions(Arithmetic.class).remote(sums -> sums.add(a, b));
    }

    private static Remote<Relay> relay(String worker) {
        return cluster.rrefs().on(worker).functions(Relay.class);
    }
}

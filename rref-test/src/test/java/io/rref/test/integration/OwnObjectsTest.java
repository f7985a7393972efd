package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.test.app.Account;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Relay;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.transport.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that uses what lives in itself, and handles that come back to their owner. */
class OwnObjectsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2);

    private final RRefClient own = cluster.rrefsOf("worker-1");

    private final Traffic traffic = cluster.bean("worker-1", Traffic.class);

    @Test
    void whenAWorkerCallsItselfThenEveryModeWorksWithoutTheNetwork() {
        long before = traffic.requests();
        Remote<Arithmetic> self = own.on(own.self()).functions(Arithmetic.class);

        assertThat(self.rpcSync().add(2, 3)).isEqualTo(5);
        assertThat(self.rpcAsync(sums -> sums.add(3, 4))).succeedsWithin(LIMIT).isEqualTo(7L);
        assertThat(self.call(sums -> sums.add(1, 1)).rpcMono().block(LIMIT)).isEqualTo(2);
        try (RRef<Long> sum = self.remote(sums -> sums.add(4, 5))) {
            assertThat(sum.isOwner()).isTrue();
            assertThat(sum.localValue()).isEqualTo(9);
            assertThat(sum.toHere()).isEqualTo(9);
        }
        assertThat(traffic.requests()).isEqualTo(before);
    }

    @Test
    void whenTheValueIsHereThenEveryReadingGivesTheSameObject() {
        try (RRef<List<Long>> numbers =
                own.on(own.self()).functions(Arithmetic.class).remote(sums -> sums.upTo(3))) {
            List<Long> here = numbers.localValue();

            assertThat(numbers.localValue(LIMIT)).isSameAs(here);
            assertThat(numbers.toHere()).isSameAs(here);
            assertThat(numbers.toHere(Duration.ofNanos(1))).isSameAs(here); // C083: there is nothing to wait for
            assertThat(numbers.toHereAsync()).succeedsWithin(LIMIT).isSameAs(here);
            assertThat(numbers.toHereAsync(LIMIT)).succeedsWithin(LIMIT).isSameAs(here);
        }
    }

    @Test
    void whenTheValueTakesTimeThenReadingItHereWaitsWithinItsOwnTimeout() {
        Remote<Waiting> self = own.on(own.self()).functions(Waiting.class);
        try (RRef<Long> slow = self.callStage(w -> w.pass("own slow", 7)).remote()) {
            Duration tooShort = Duration.ofMillis(200);
            assertThatThrownBy(() -> slow.localValue(tooShort)).hasMessageContaining("deadline passed");
            assertThatThrownBy(() -> slow.toHere(tooShort)).hasMessageContaining("deadline passed");
            assertThat(slow.toHereAsync(tooShort)).failsWithin(LIMIT);
            CompletableFuture<Long> later = slow.toHereAsync();

            cluster.bean("worker-1", Gates.class).gate("own slow").open();

            assertThat(slow.localValue()).isEqualTo(7);
            assertThat(later).succeedsWithin(LIMIT).isEqualTo(7L);
        }
    }

    @Test
    void whenTheCreationHereFailsThenReadingItHereRaisesItsCause() {
        try (RRef<Account> account = own.on(own.self()).create(Account.class, "ada", List.of(-1L))) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(account::localValue)
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessage("negative deposit of ada");
            }
            assertThat(account.confirmedByOwner()).isFalse();
        }
    }

    @Test
    void whenAHandleGoesToItsOwnerThenItIsTheOwnersOwn() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L)) {
            Remote<Relay> owner = cluster.rrefs().on("worker-1").functions(Relay.class);

            assertThat(owner.rpcSync().isOwner(counter)).isTrue();
            assertThat(owner.rpcSync().isConfirmed(counter)).isTrue();
            assertThat(owner.rpcAsync(r -> r.addTo(counter, 1)))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(6L);
            try (RRef<Long> sum = owner.remote(r -> r.addTo(counter, 1));
                    RRef<Counter> back = owner.rpcSync().giveBack(counter)) {
                assertThat(sum.toHere()).isEqualTo(7);
                assertThat(back.refersToSame(counter)).isTrue();
                assertThat(back.isOwner()).isFalse();
            }
        }
    }

    @Test
    void whenAHandleToAValueThatIsStillBeingMadeGoesToItsOwnerThenReadingItThereWaits() {
        RRefClient client = cluster.rrefs();
        Gates gates = cluster.bean("worker-1", Gates.class);
        try (RRef<Long> slow = client.on("worker-1")
                        .functions(Waiting.class)
                        .callStage(w -> w.pass("lent slow", 7))
                        .remote();
                RRef<Long> sum =
                        client.on("worker-1").functions(Arithmetic.class).remote(sums -> sums.add(1, 1))) {
            CompletableFuture<Long> added =
                    client.on("worker-1").functions(Relay.class).rpcAsync(relay -> relay.plus(slow, sum));
            await().during(Duration.ofMillis(200)).until(() -> !added.isDone());

            gates.gate("lent slow").open();

            assertThat(added).succeedsWithin(LIMIT).isEqualTo(9L);
        }
    }

    @Test
    void whenAWorkerSendsItselfAHandleOfItsOwnThenItIsLentAndGivenBack() {
        try (RRef<Counter> counter = own.on(own.self()).create(Counter.class, 5L)) {
            Remote<Relay> self = own.on(own.self()).functions(Relay.class);

            assertThat(self.rpcSync().isOwner(counter)).isTrue();
            assertThat(self.rpcSync().addTo(counter, 1)).isEqualTo(6);
            try (RRef<Counter> back = self.rpcSync().giveBack(counter)) {
                assertThat(back.localValue()).isSameAs(counter.localValue());
                assertThat(back.refersToSame(counter)).isTrue();
            }
        }
    }

    @Test
    void whenAWorkerSendsItselfAHandleOfAnotherThenItIsUsedAndGivenBack() {
        try (RRef<Counter> counter = own.on("worker-2").create(Counter.class, 5L)) {
            Remote<Relay> self = own.on(own.self()).functions(Relay.class);

            assertThat(self.rpcSync().addTo(counter, 1)).isEqualTo(6);
            assertThat(self.rpcSync().isOwner(counter)).isFalse();
            try (RRef<Counter> back = self.rpcSync().giveBack(counter)) {
                assertThat(back.rpcSync().add(1)).isEqualTo(7);
            }
        }
    }

    @Test
    void whenAWorkersOwnHandleGoesToAnotherWorkerThenItReachesBack() {
        try (RRef<Counter> counter = own.on(own.self()).create(Counter.class, 5L)) {
            Remote<Relay> other = own.on("worker-2").functions(Relay.class);

            assertThat(other.rpcSync().addTo(counter, 1)).isEqualTo(6);
            try (RRef<Long> sum = other.remote(r -> r.addTo(counter, 1))) {
                assertThat(sum.toHere()).isEqualTo(7);
            }
            assertThat(other.rpcSync().isOwner(counter)).isFalse();
        }
    }

    @Test
    void whenTheOwnersHandleIsWrittenOutThenItSaysSo() {
        try (RRef<Counter> counter = own.on(own.self()).create(Counter.class, 5L);
                RRef<Long> shared = own.share(1L)) {
            assertThat(counter.toString()).matches("OwnerRRef\\([0-9a-f]{8}…\\)");
            assertThat(shared.toString()).matches("OwnerRRef\\([0-9a-f]{8}…\\)");
        }
    }

    @Test
    void whenAUserAsksForTheLocalValueThenItReadsWhoseItIs() {
        try (RRef<Counter> counter = own.on("worker-2").create(Counter.class, 5L)) {
            counter.created().join();
            assertThatThrownBy(counter::localValue)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("can't call localValue() on user")
                    .hasMessageContaining(counter.toString())
                    .hasMessageContaining("worker-1")
                    .hasMessageContaining(counter.owner().toString());
        }
    }
}

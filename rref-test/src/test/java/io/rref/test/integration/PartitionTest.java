package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefState;
import io.rref.ReferenceGoneException;
import io.rref.protocol.Message;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.HeldObject;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes that all live, and do not reach each other for so long that one gives the other up. */
class PartitionTest {

    private static final Duration LEASE = Duration.ofSeconds(2);

    /** A lease, twice that until the owner is given up, and some more. */
    private static final Duration BEYOND_GIVE_UP = LEASE.multipliedBy(4);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2).withLease(LEASE);

    @Test
    void whenTwoProcessesDoNotReachEachOtherForLongThenEachGivesTheOtherUpAndBothServeTheOthers() {
        ClientApp app = cluster.closing(cluster.newClient());
        Gates.Gate gate = cluster.bean("worker-1", Gates.class).gate("behind a partition");
        try (RRef<Counter> there = app.rrefs().on("worker-1").create(Counter.class, 5L);
                RRef<Counter> elsewhere = app.rrefs().on("worker-2").create(Counter.class, 5L);
                RRef<Counter> others = cluster.rrefs().on("worker-1").create(Counter.class, 1L)) {
            CompletableFuture<Long> inFlight = there.callStage(c -> c.addBehind("behind a partition", 1))
                    .timeout(LIMIT.multipliedBy(2))
                    .rpcAsync();
            await().atMost(LIMIT).until(() -> gate.waiting() == 1);
            assertThat(others.rpcSync().value()).isEqualTo(1);

            try (var cut = app.bean(SentMessages.class).lose(to("worker-1"))) {
                assertThat(there.lost()).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);

                assertThat(inFlight)
                        .as("the call in flight, once its handle is lost")
                        .failsWithin(Duration.ZERO)
                        .withThrowableThat()
                        .withCauseInstanceOf(OutcomeUnknownException.class);
                assertThat(cluster.heldBy("worker-1").stream().filter(held -> !held.isNamed()))
                        .as("what the owner, which lives, still holds: the object of the app that reaches it")
                        .hasSize(1);
                assertThat(others.rpcSync().increment()).isEqualTo(2);
                assertThat(elsewhere.rpcSync().increment()).isEqualTo(6);
            }

            assertThatThrownBy(() -> there.rpcSync().value())
                    .as("the old handle, now that its owner can be reached")
                    .isInstanceOfSatisfying(
                            ReferenceGoneException.class,
                            gone -> assertThat(gone.reason()).isEqualTo(LossReason.OWNER_LOST));
            try (RRef<Counter> again = app.rrefs().on("worker-1").create(Counter.class, 7L)) {
                assertThat(again.rpcSync().increment()).isEqualTo(8);
            }
            gate.open();
        }
    }

    @Test
    void whenAWorkerIsCutOffBeyondTheGiveUpTimeThenOthersLoseItAndItLosesThemAndAfterwardsAllWorks() {
        try (RRef<Counter> there = cluster.rrefs().on("worker-1").create(Counter.class, 5L);
                RRef<Shelf> shelf = cluster.rrefs().on("worker-2").find("shelf", Shelf.class)) {
            shelf.rpcSync().keep(there);
            assertThat(shelf.rpcSync().add(1)).isEqualTo(6);
            cluster.faults("worker-1").cutOff();

            cluster.time().advance(LEASE);
            assertThat(there.state().access()).as("before the give-up time").isEqualTo(RRefState.Access.SUSPENDED);
            cluster.time().advance(BEYOND_GIVE_UP);

            assertThat(there.lost()).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);
            assertThatThrownBy(() -> shelf.rpcSync().add(1))
                    .as("a use of the handle of the worker that was not reached either")
                    .hasMessageContaining("owner lost");
            assertThat(cluster.heldBy("worker-1"))
                    .as("what the worker holds that nobody reached")
                    .allMatch(HeldObject::isNamed);
            cluster.faults("worker-1").heal();

            shelf.rpcSync().drop();
            try (RRef<Counter> again = cluster.rrefs().on("worker-1").create(Counter.class, 7L)) {
                shelf.rpcSync().keep(again);
                assertThat(shelf.rpcSync().add(1)).isEqualTo(8);
                shelf.rpcSync().drop();
            }
        }
    }

    private static Predicate<Message> to(String worker) {
        return message -> message.target().worker().equals(worker);
    }
}

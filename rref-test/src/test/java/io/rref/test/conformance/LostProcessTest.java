package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.ReferenceGoneException;
import io.rref.Remote;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes that are gone for the others, with a short lease. */
@DisplayNameGeneration(ConformanceNames.class)
class LostProcessTest {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1).withLease(LEASE);

    @Test
    @Conforms("C058")
    void whenAWorkerWasKilledThenCallsThereAreNotExecutedAndTheirCallerGoesOn() {
        cluster.startWorker("killed");
        Remote<Arithmetic> there = cluster.rrefs().on("killed").functions(Arithmetic.class);
        assertThat(there.rpcSync().add(1, 2)).isEqualTo(3);

        cluster.killWorker("killed");

        Remote<Arithmetic> briefly = there.withTimeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> briefly.rpcSync().add(1, 2))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("owner-unreachable");
        assertThat(briefly.rpcAsync(sums -> sums.add(1, 2)))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(NotExecutedException.class);
        try (RRef<Long> sum = briefly.remote(sums -> sums.add(1, 2))) {
            assertThat(sum.created())
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(NotExecutedException.class);
        }
        assertThat(cluster.rrefs()
                        .on("worker-1")
                        .functions(Arithmetic.class)
                        .rpcSync()
                        .add(1, 2))
                .isEqualTo(3);

        cluster.restart("killed");

        assertThat(there.withTimeout(LIMIT).rpcSync().add(1, 2)).isEqualTo(3);
    }

    @Test
    @Conforms("C168")
    void whenAReleaseIsNeverHeardThenTheLeaseFreesTheObject() {
        ClientApp app = cluster.closing(cluster.newClient());
        RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(counter.rpcSync().value()).isEqualTo(5);
        SentMessages network = app.bean(SentMessages.class);

        try (var releasesFail = network.failFirst(Integer.MAX_VALUE, SentMessages.actions(Action.Release.class));
                var goodbyesFail = network.lose(Message.EndLease.class::isInstance)) {
            counter.close();
            app.rrefs().shutdown(Duration.ofMillis(100));

            await().atMost(LIMIT).until(() -> cluster.held().unnamed().isEmpty());
        }
    }

    @Test
    @Conforms("H6")
    void whenAHolderIsCutOffThenWhatItHeldIsReleasedAndOthersGoOn() {
        ClientApp app = cluster.closing(cluster.newClient());
        try (RRef<Counter> others = cluster.rrefs().on("worker-1").create(Counter.class, 1L);
                RRef<Counter> held = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(held.rpcSync().value()).isEqualTo(5);
            assertThat(others.rpcSync().value()).isEqualTo(1);
            assertThat(cluster.held().unnamed()).hasSize(2);

            try (var cut = app.bean(SentMessages.class).lose(every -> true)) {
                await().atMost(LIMIT).until(() -> cluster.held().unnamed().size() == 1);
                assertThat(others.rpcSync().increment()).isEqualTo(2);
            }
            assertThat(held.lost()).succeedsWithin(LIMIT).isEqualTo(LossReason.EXPIRED);
            assertThatThrownBy(() -> held.rpcSync().value()).isInstanceOf(ReferenceGoneException.class);
        }
    }

    @Test
    @Conforms("H7")
    void whenAnOwnerIsGoneThenUsesEndInTimeAndItsHandlesAreLostOnceAnotherStartAnswers() {
        cluster.startWorker("doomed");
        try (RRef<Counter> counter = cluster.rrefs().on("doomed").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().value()).isEqualTo(5);

            cluster.restart("doomed");

            assertThatThrownBy(() -> counter.withTimeout(LIMIT).rpcSync().value())
                    .isInstanceOfSatisfying(
                            ReferenceGoneException.class,
                            gone -> assertThat(gone.reason()).isEqualTo(LossReason.OWNER_LOST));
            assertThat(counter.lost()).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);
        }
        cluster.startWorker("dying");
        try (RRef<Counter> counter = cluster.rrefs().on("dying").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().value()).isEqualTo(5);
            cluster.faults("dying").cutOff();

            assertThatThrownBy(() ->
                            counter.withTimeout(Duration.ofSeconds(1)).rpcSync().value())
                    .isInstanceOf(NotExecutedException.class);

            cluster.faults("dying").heal();
            cluster.stopWorker("dying"); // in order, so it says so
            assertThat(counter.lost()).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);
        }
    }
}

package io.rref.test.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.RRefCluster;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VisitsUnderFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(500);

    private static final Duration MOMENTS = Duration.ofSeconds(2);

    @RegisterExtension
    static final RRefCluster cluster = RRefCluster.of("worker-1", "worker-2").scanning(CountedVisits.class);

    @Test
    void whenAnAnswerIsLostThenTheVisitCountsOnce() {
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(1);
            cluster.faults("worker-1").dropNextResponse();
            assertThat(visits.rpcSync().add(1)).isEqualTo(2);
        }
    }

    @Test
    void whenARequestIsLostOrDoubledThenTheVisitCountsOnce() {
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(1);
            cluster.faults("worker-1").dropNextRequest();
            assertThat(visits.rpcSync().add(1)).isEqualTo(2);
            cluster.faults().duplicateNextRequest();
            assertThat(visits.rpcSync().add(1)).isEqualTo(3);
            assertThat(visits.rpcSync().add(1)).isEqualTo(4);
        }
    }

    @Test
    void whenAWorkerIsCutOffThenACallIsNotExecutedAndTheOthersGoOn() {
        try (RRef<Visits> near = cluster.rrefs().on("worker-1").create(Visits.class);
                RRef<Visits> far = cluster.rrefs().on("worker-2").create(Visits.class)) {
            near.rpcSync().add(1);
            far.rpcSync().add(1);
            cluster.faults("worker-2").cutOff();
            assertThatThrownBy(() -> far.withTimeout(SHORT).rpcSync().add(1)).isInstanceOf(NotExecutedException.class);
            assertThat(near.rpcSync().add(1)).isEqualTo(2);
            cluster.faults("worker-2").heal();
            assertThat(far.rpcSync().add(1)).isEqualTo(2);
        }
    }

    @Test
    void whenAConnectionIsHalfOpenThenACallEndsByItsDeadline() {
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(1);
            cluster.faults("worker-1").halfOpen();
            assertThatThrownBy(() -> visits.withTimeout(SHORT).rpcSync().add(1))
                    .isInstanceOf(OutcomeUnknownException.class);
            cluster.faults("worker-1").heal();
            assertThat(visits.rpcSync().add(1)).isBetween(2L, 3L);
        }
    }

    @Test
    void whenAWorkerIsCutOffBeyondTheLeaseThenItsHandlesHaveExpiredWhenItIsBack() {
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(1);
            cluster.faults("worker-1").cutOff();
            cluster.time().advance(Duration.ofSeconds(40));
            cluster.faults("worker-1").heal();
            cluster.time().advance(Duration.ofSeconds(10));

            assertThat(visits.lost()).succeedsWithin(MOMENTS).isEqualTo(LossReason.EXPIRED);
        }
    }

    @Test
    void whenADeadlinePassesInTheTimeOfTheClusterThenTheCallEnds() {
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(1);
            cluster.faults("worker-1").halfOpen();
            CompletableFuture<Long> call = visits.call(each -> each.add(1))
                    .timeout(Duration.ofSeconds(20))
                    .rpcAsync();
            cluster.time().advance(Duration.ofSeconds(20));

            assertThat(call).failsWithin(MOMENTS);
            cluster.faults("worker-1").heal();
        }
    }

    @Test
    void whenEverythingIsDelayedThenACallTakesThatLonger() {
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(1);
            cluster.faults().delay(Duration.ofMillis(200));
            long start = System.nanoTime();
            visits.rpcSync().add(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
        }
    }

    @Test
    void whenAnAppCrashesThenItsObjectsGoWithItsLeaseAndThoseOfOthersStay() {
        ClientApp crashing = cluster.newClient();
        crashing.rrefs().on("worker-1").create(Visits.class).rpcSync().add(1);
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(1);
            crashing.kill();
            assertThat(cluster.heldBy("worker-1"))
                    .as("before the lease has run out")
                    .hasSize(2);

            cluster.time().advance(Duration.ofSeconds(40));

            assertThat(cluster.heldBy("worker-1"))
                    .as("after the lease has run out")
                    .hasSize(1);
            assertThat(visits.rpcSync().add(1)).isEqualTo(2);
        }
    }
}

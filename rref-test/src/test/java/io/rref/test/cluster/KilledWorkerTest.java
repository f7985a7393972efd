package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.WorkerDraining;
import io.rref.WorkerInfo;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

@ExtendWith(OutputCaptureExtension.class)
class KilledWorkerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofMillis(500);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2);

    @Configuration(proxyBeanMethods = false)
    static class Hearing {

        final List<WorkerDraining> drains = new CopyOnWriteArrayList<>();

        @EventListener
        void draining(WorkerDraining draining) {
            drains.add(draining);
        }
    }

    @Test
    void whenAWorkerIsKilledThenNobodyHearsOfItUntilAnotherIncarnationAnswers() {
        ClientApp app = cluster.closing(cluster.newClient(Hearing.class));
        WorkerInfo before = cluster.rrefsOf("worker-2").self();
        RRef<Counter> counter = cluster.closing(app.rrefs().on("worker-2").create(Counter.class, 5L));
        assertThat(counter.rpcSync().value()).isEqualTo(5);

        cluster.killWorker("worker-2");

        cluster.faults("worker-2").heal();
        assertThatThrownBy(() -> counter.withTimeout(SHORT).rpcSync().value()).isInstanceOf(NotExecutedException.class);
        assertThat(counter.lost()).as("what only another start may tell").isNotDone();

        cluster.restart("worker-2");

        assertThat(counter.lost()).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);
        assertThat(app.bean(Hearing.class).drains).as("words of a drain").isEmpty();
        assertThat(cluster.rrefsOf("worker-2").self().incarnation()).isNotEqualTo(before.incarnation());
    }

    @Test
    void whenAWorkerIsKilledUnderACallThenTheOutcomeOfTheCallIsUnknown() {
        RRef<Counter> counter = cluster.closing(cluster.rrefs().on("worker-2").create(Counter.class, 5L));
        Gates.Gate gate = cluster.bean("worker-2", Gates.class).gate("killed");
        CompletableFuture<Long> running = counter.callStage(c -> c.addBehind("killed", 2))
                .timeout(Duration.ofSeconds(2))
                .rpcAsync();
        await().atMost(LIMIT).until(() -> gate.waiting() == 1);

        cluster.killWorker("worker-2");
        gate.open();

        assertThat(running)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void whenAWorkerIsKilledThenWhatItHeldElsewhereStaysUntilItsLeaseHasRunOut(CapturedOutput output) {
        cluster.rrefsOf("worker-2")
                .on("worker-1")
                .create(Counter.class, 5L)
                .rpcSync()
                .add(1);

        cluster.killWorker("worker-2");

        assertThat(cluster.heldBy("worker-1")).hasSize(1);
        assertThatThrownBy(() -> cluster.running().leaks().requireEmpty())
                .hasMessageContaining("a LIVE fork of worker-2")
                .hasMessageContaining("(killed: its leases have to run out, cluster.time().advance(...))");
        cluster.time().advance(Duration.ofSeconds(40));
        assertThat(cluster.heldBy("worker-1")).isEmpty();
        assertThat(output).as("a crash reports no leaks").doesNotContain("Leaking RRef");
    }
}

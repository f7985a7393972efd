package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.HeldObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Shutdown where others cannot be heard. A goodbye frees at once, a lease of 30 s would outlast every limit here. */
@DisplayNameGeneration(ConformanceNames.class)
@ExtendWith(OutputCaptureExtension.class)
class DeadPeersTest {

    private static final Duration DRAIN = Duration.ofSeconds(1);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    /** How a worker is heard no more. */
    enum Silence {
        KILLED((cluster, worker) -> cluster.killWorker(worker)),
        CUT_OFF((cluster, worker) -> cluster.faults(worker).cutOff()),
        HALF_OPEN((cluster, worker) -> cluster.faults(worker).halfOpen());

        private final BiConsumer<EmbeddedCluster, String> begin;

        Silence(BiConsumer<EmbeddedCluster, String> begin) {
            this.begin = begin;
        }
    }

    @ParameterizedTest
    @Conforms("P15")
    @EnumSource
    void whenAnOwnerCannotBeHeardThenShutdownNamesItAndIsHeardByTheOthers(Silence silence, CapturedOutput output) {
        cluster.startWorker("peer");
        ClientApp app = cluster.closing(cluster.newClient());
        RRef<Counter> there = app.rrefs().on("peer").create(Counter.class, 5L);
        RRef<Counter> here = app.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(there.rpcSync().value()).isEqualTo(here.rpcSync().value());
        silence.begin.accept(cluster, "peer");

        assertThat(shutdownOf(app.rrefs())).succeedsWithin(LIMIT);

        assertThat(output).contains("said goodbye within PT1S, and did not hear from [peer~");
        await("release by the goodbye").atMost(LIMIT).until(() -> !isHeld(here));
    }

    @ParameterizedTest
    @Conforms("P15")
    @EnumSource
    void whenAWorkerHasWorkAndAHolderThatCannotBeHeardThenItsShutdownEndsAndIsHeardByTheOthers(
            Silence silence, CapturedOutput output) {
        cluster.startWorker("peer");
        cluster.startWorker("leaving");
        RRefClient leaving = cluster.rrefsOf("leaving");
        RRef<Counter> there = leaving.on("peer").create(Counter.class, 5L);
        RRef<Counter> here = leaving.on("worker-1").create(Counter.class, 5L);
        RRef<Counter> ofPeer = cluster.rrefsOf("peer").on("leaving").create(Counter.class, 5L);
        assertThat(there.rpcSync().value() + here.rpcSync().value()).isEqualTo(10);
        assertThat(ofPeer.rpcSync().value()).isEqualTo(5);
        Remote<Waiting> waiting = cluster.rrefs().on("leaving").functions(Waiting.class);
        Gates.Gate gate = cluster.bean("leaving", Gates.class).gate("never");
        CompletableFuture<Long> running = waiting.rpcAsync(each -> each.passBlocking("never", 1));
        await().atMost(LIMIT).until(() -> gate.waiting() == 1);
        silence.begin.accept(cluster, "peer");

        assertThat(shutdownOf(leaving)).succeedsWithin(LIMIT);

        assertThat(output)
                .contains("was not drained within PT0.75S: calls still run on it")
                .contains("said goodbye within PT1S, and did not hear from [peer~");
        await("release by the goodbye, for which there was time").atMost(LIMIT).until(() -> !isHeld(here));
        assertThat(running).failsWithin(LIMIT);
        gate.open();
    }

    @Test
    @Conforms("P15")
    void whenNobodyIsSilentThenShutdownSaysNothing(CapturedOutput output) {
        ClientApp app = cluster.closing(cluster.newClient());
        try (RRef<Counter> here = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(here.rpcSync().value()).isEqualTo(5);
        }

        assertThat(shutdownOf(app.rrefs())).succeedsWithin(LIMIT);

        assertThat(output).doesNotContain("did not hear from");
    }

    /** Elsewhere, so that one that never ends fails the test. */
    private static CompletableFuture<Void> shutdownOf(RRefClient rrefs) {
        return CompletableFuture.runAsync(() -> rrefs.shutdown(DRAIN));
    }

    private static boolean isHeld(RRef<?> reference) {
        return cluster.heldBy("worker-1").stream()
                .map(HeldObject::rref)
                .anyMatch(reference.id().toString()::equals);
    }
}

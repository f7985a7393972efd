package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.CallRecord;
import io.rref.ProcessProfiler;
import io.rref.RRef;
import io.rref.RpcMode;
import io.rref.UntypedProxy;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Relay;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A profiler of a whole worker, entered and left through a reference. PyTorch: test_server_process_global_profiler. */
class ProcessProfilerTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int MOST_ENTERED = 8;

    private static final String ADD = Arithmetic.class.getName() + ".add(long,long)";

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2);

    @Test
    void whenAWorkerIsProfiledThenWhatItRunsForAnybodyIsRecordedUntilTheProfilerIsLeft() {
        try (RRef<ProcessProfiler> profiler = profiler()) {
            add();
            profiler.rpcSync().enter();
            add();
            cluster.rrefsOf("worker-2")
                    .on("worker-1")
                    .functions(Relay.class)
                    .rpcSync()
                    .sumFrom("worker-2", 1, 2);
            profiler.rpcSync().exit();
            add();

            assertThat(profiler.rpcSync().records())
                    .extracting(CallRecord::key)
                    .containsExactly(
                            ADD,
                            "rpc_remote#" + ADD + "(worker-1 -> worker-2)",
                            "to_here#(worker-1)->(worker-2)",
                            Relay.class.getName() + ".sumFrom(java.lang.String,long,long)");
            assertThat(profiler.rpcSync().averages()).allSatisfy(average -> {
                assertThat(average.node()).isEqualTo("worker-1");
                assertThat(average.count()).isEqualTo(1);
            });
        }
    }

    @Test
    void whenProfilersNestThenTheOuterOneSeesWhatTheInnerOneSees() {
        try (RRef<ProcessProfiler> outer = profiler();
                RRef<ProcessProfiler> inner = profiler()) {
            outer.rpcSync().enter();
            add();
            inner.rpcSync().enter();
            add();
            inner.rpcSync().exit();
            add();
            outer.rpcSync().exit();

            assertThat(inner.rpcSync().records()).hasSize(1);
            assertThat(outer.rpcSync().records()).hasSize(3);
        }
    }

    @Test
    void whenAProfilerIsEnteredTwiceOrLeftUnenteredThenThatIsRefused() {
        try (RRef<ProcessProfiler> profiler = profiler()) {
            UntypedProxy byName = profiler.proxy(RpcMode.RPC_SYNC);
            assertThatThrownBy(() -> byName.call("exit"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not entered");
            byName.call("enter");

            assertThatThrownBy(() -> byName.call("enter"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not reentrant");
            byName.call("exit");
        }
    }

    @Test
    void whenAProfilerIsForgottenThenItsReleaseEndsIt() {
        for (int i = 0; i < MOST_ENTERED; i++) {
            RRef<ProcessProfiler> forgotten = profiler();
            forgotten.rpcSync().enter();
            forgotten.close();
        }
        cluster.awaitEmpty(); // else the next one would be one too many

        try (RRef<ProcessProfiler> next = profiler()) {
            next.rpcSync().enter();
            add();
            next.rpcSync().exit();
            assertThat(next.rpcSync().records()).hasSize(1);
        }
    }

    @Test
    void whenTooManyAreEnteredThenTheNextIsRefusedAndCanBeEnteredLater() {
        List<RRef<ProcessProfiler>> entered = new ArrayList<>();
        for (int i = 0; i < MOST_ENTERED; i++) {
            RRef<ProcessProfiler> profiler = profiler();
            entered.add(profiler);
            profiler.rpcSync().enter();
        }
        try (RRef<ProcessProfiler> next = profiler()) {
            assertThatThrownBy(() -> next.rpcSync().enter())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("8 profilers of this process are entered");
            entered.get(0).rpcSync().exit();

            next.rpcSync().enter();
        } finally {
            entered.forEach(RRef::close);
            cluster.awaitEmpty();
        }
    }

    @Test
    void whenItIsSwitchedOffThenMakingOneSaysByWhichProperty() {
        cluster.startWorker("worker-9", "--rref.worker.process-profiler.enabled=false");
        try (RRef<ProcessProfiler> refused = cluster.rrefs().on("worker-9").create(ProcessProfiler.class)) {
            assertThat(refused.created())
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("rref.worker.process-profiler.enabled");
        }
    }

    private static RRef<ProcessProfiler> profiler() {
        return cluster.rrefs().on("worker-1").create(ProcessProfiler.class);
    }

    private static void add() {
        assertThat(cluster.rrefs()
                        .on("worker-1")
                        .functions(Arithmetic.class)
                        .rpcSync()
                        .add(1, 2))
                .isEqualTo(3);
    }
}

package io.rref.test.tutorial.batchreduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.Invocation;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.RRefCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each worker has two threads for user code: the eight trainers of four workers need them, the server needs none to wait. */
class BatchReduceTest {

    private static final int TRAINERS = 8;

    private static final int STEPS = 20;

    private static final int THREADS = 2;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final List<Long> ONES = List.of(4096L, 4096L, 4096L);

    @RegisterExtension
    static final RRefCluster cluster =
            EmbeddedCluster.of(5).withPlatformThreads(THREADS).scanning(BatchingServer.class);

    private final RRefClient rrefs = cluster.rrefs();

    @Test
    void whenTrainersUpdateInBatchesThenEachLearnsWhatOneProcessWould() {
        List<Long> plain = PlainBatchReduce.run(TRAINERS, STEPS);
        List<String> workers = IntStream.range(0, TRAINERS)
                .mapToObj(n -> "worker-" + (2 + n % 4))
                .toList();

        DistributedBatchReduce.Result trained = DistributedBatchReduce.run(rrefs, "worker-1", workers, STEPS);

        assertThat(trained.parameters()).isEqualTo(plain);
        assertThat(trained.learnt()).hasSize(TRAINERS).containsOnly(plain);
        cluster.awaitEmpty();
    }

    @Test
    void whenCallersOfEachModeFillABatchThenAllAreAnsweredTheSame() {
        try (RRef<BatchServer> server = server(3)) {
            CompletableFuture<List<Long>> async = update(server).rpcAsync();
            RRef<List<Long>> stays = cluster.closing(update(server).remote());
            awaitWaiting(2);

            List<Long> sync = update(server).rpcSync();

            assertThat(sync).containsOnly(-3L);
            assertThat(async).succeedsWithin(LIMIT).isEqualTo(sync);
            assertThat(stays.toHere(LIMIT)).isEqualTo(sync);
            stays.close();
        }
        cluster.awaitEmpty();
    }

    @Test
    void whenMoreCallersWaitThanThereAreThreadsThenTheServerHoldsNoThreadForThem() {
        try (RRef<BatchServer> server = server(TRAINERS)) {
            List<CompletableFuture<List<Long>>> waiting = IntStream.range(1, TRAINERS)
                    .mapToObj(n -> update(server).rpcAsync())
                    .toList();
            awaitWaiting(TRAINERS - 1);

            assertThat(cluster.debugInfo("worker-1"))
                    .containsEntry("agent.thread_pool_size", Integer.toString(THREADS))
                    .containsEntry("agent.num_idle_threads", Integer.toString(THREADS));
            assertThat(waiting).noneMatch(CompletableFuture::isDone);

            assertThat(update(server).rpcSync()).containsOnly(-8L);
            assertThat(waiting).extracting(CompletableFuture::join).containsOnly(List.of(-8L, -8L, -8L));
        }
        cluster.awaitEmpty();
    }

    /** Its gradient leaves the batch with it, so what comes next is as if it had never called. */
    @Test
    void whenATrainerIsMissingThenTheOthersWaitNoLongerThanTheirTimeAndTheNextBatchIsWhole() {
        try (RRef<BatchServer> server = server(3)) {
            List<CompletableFuture<List<Long>>> early = IntStream.range(0, 2)
                    .mapToObj(
                            n -> update(server).timeout(Duration.ofMillis(500)).rpcAsync())
                    .toList();
            assertThat(early)
                    .allSatisfy(call -> assertThat(call)
                            .failsWithin(LIMIT)
                            .withThrowableThat()
                            .withCauseInstanceOf(OutcomeUnknownException.class));
            awaitWaiting(0);
            assertThat(server.rpcSync().parameters())
                    .as("no batch was complete")
                    .containsOnly(0L);

            List<CompletableFuture<List<Long>>> whole = IntStream.range(0, 3)
                    .mapToObj(n -> update(server).rpcAsync())
                    .toList();

            assertThat(whole)
                    .allSatisfy(call -> assertThat(call)
                            .succeedsWithin(LIMIT)
                            .asInstanceOf(InstanceOfAssertFactories.LIST)
                            .containsOnly(-3L));
        }
        cluster.awaitEmpty();
    }

    private RRef<BatchServer> server(int batch) {
        return rrefs.on("worker-1").create(BatchServer.class, Regression.start(), batch);
    }

    /** A step that takes one from each parameter. */
    private static Invocation<List<Long>> update(RRef<BatchServer> server) {
        return server.callStage(each -> each.updateAndFetch(ONES));
    }

    private static void awaitWaiting(int callers) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(cluster.debugInfo("worker-1"))
                        .containsEntry("agent.server_active_async_calls", Integer.toString(callers)));
    }
}

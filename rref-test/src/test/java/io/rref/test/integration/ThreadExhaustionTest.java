package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.Remote;
import io.rref.RemoteCall;
import io.rref.RemoteMethodException;
import io.rref.test.app.Gates;
import io.rref.test.app.Nested;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All user code of two workers comes to a gate, and then calls the other worker from there. */
class ThreadExhaustionTest {

    /** Below the deadline of the nested calls, which is a minute; on a quiet machine they end within seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(50);

    private static final int FEW = 4;

    /** The default of {@code rref.worker.threads}. */
    private static final int MANY = 200;

    @ParameterizedTest
    @ValueSource(ints = {FEW, MANY})
    void whenNestedCallsTakeTheThreadsOfTwoWorkersThenSomeAreRefusedBeforeTheirDeadline(int threads) {
        try (EmbeddedCluster cluster = platformThreads(threads).start()) {
            Ended ended = crossing(cluster, threads, other -> nested -> nested.sumThere("crossing", other, 1, 2));

            assertThat(ended.refusals)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text)
                            .contains(
                                    "not executed (threads-exhausted)", "all " + threads + " threads", "virtual thread")
                            .contains("rref.worker.threads"));
            assertThat(ended.sums)
                    .as("a refused call frees a thread, which frees others")
                    .isNotEmpty();
            assertThat(sumsMade(cluster)).as("what was refused did not run").isEqualTo(ended.sums.size());
        }
    }

    @Test
    void whenNestedReadsTakeTheThreadsOfTwoWorkersThenSomeAreRefusedBeforeTheirDeadline() {
        try (EmbeddedCluster cluster = platformThreads(FEW).start()) {
            Ended ended = crossing(cluster, FEW, other -> nested -> nested.readThere("crossing", other, 1, 2));

            assertThat(ended.refusals)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).contains("threads are exhausted"));
            cluster.awaitEmpty();
        }
    }

    @Test
    void whenNestedCallsAreJoinedThenSomeAreRefusedBeforeTheirDeadline() {
        try (EmbeddedCluster cluster = platformThreads(FEW).start()) {
            Ended ended = crossing(cluster, FEW, other -> nested -> nested.joinedThere("crossing", other, 1, 2));

            assertThat(ended.refusals)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).contains("threads are exhausted"));
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whenUserCodeHasVirtualThreadsThenNestedCallsSimplyWork() {
        try (EmbeddedCluster cluster =
                workers().withWorkerProperty("rref.client.timeout", "5m").start()) {
            Ended ended = crossing(cluster, MANY, other -> nested -> nested.sumThere("crossing", other, 1, 2));

            assertThat(ended.refusals).isEmpty();
            assertThat(ended.sums).hasSize(2 * MANY).containsOnly(3L);
        }
    }

    @Test
    void whenThreadsAreBusyOtherwiseThenWorkWaitsAndTheServersOwnThreadsAreFree() {
        try (EmbeddedCluster cluster = platformThreads(2)
                .withWorkerProperty("rref.worker.stall", "50ms")
                .withWorkerProperty("server.tomcat.threads.max", 2)
                .withWorkerProperty("server.tomcat.threads.min-spare", 1)
                .start()) {
            List<CompletableFuture<Long>> calls = calls(cluster, "worker-1", 10, nested -> nested.stay("busy", 3));
            awaitAtGate(cluster, "worker-1", "busy", 2);

            await("nothing is refused, and the server answers")
                    .during(Duration.ofMillis(500))
                    .atMost(LIMIT)
                    .until(() -> cluster.heldBy("worker-1").isEmpty()
                            && calls.stream().noneMatch(CompletableFuture::isDone));
            cluster.bean("worker-1", Gates.class).gate("busy").open();

            assertThat(calls)
                    .allSatisfy(call -> assertThat(call).succeedsWithin(LIMIT).isEqualTo(3L));
        }
    }

    private static EmbeddedCluster platformThreads(int threads) {
        return workers().withPlatformThreads(threads);
    }

    /** A slow machine may take its time until all calls are at the gate. */
    private static EmbeddedCluster workers() {
        return EmbeddedCluster.of(2).withClientProperty("rref.client.timeout", "5m");
    }

    private interface Call {

        RemoteCall<Nested, Long> onTheOther(String worker);
    }

    private static Ended crossing(EmbeddedCluster cluster, int threads, Call call) {
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        calls.addAll(calls(cluster, "worker-1", threads, call.onTheOther("worker-2")));
        calls.addAll(calls(cluster, "worker-2", threads, call.onTheOther("worker-1")));
        awaitAtGate(cluster, "worker-1", "crossing", threads);
        awaitAtGate(cluster, "worker-2", "crossing", threads);

        cluster.bean("worker-1", Gates.class).gate("crossing").open();
        cluster.bean("worker-2", Gates.class).gate("crossing").open();
        return Ended.of(calls);
    }

    private static List<CompletableFuture<Long>> calls(
            EmbeddedCluster cluster, String worker, int count, RemoteCall<Nested, Long> call) {
        Remote<Nested> nested = nested(cluster, worker);
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            calls.add(nested.rpcAsync(call));
        }
        return calls;
    }

    private static void awaitAtGate(EmbeddedCluster cluster, String worker, String gate, int count) {
        Gates.Gate waited = cluster.bean(worker, Gates.class).gate(gate);
        await(count + " calls at the gate of " + worker).atMost(LIMIT).until(() -> waited.waiting() == count);
    }

    private static int sumsMade(EmbeddedCluster cluster) {
        return nested(cluster, "worker-1").rpcSync().sums()
                + nested(cluster, "worker-2").rpcSync().sums();
    }

    private static Remote<Nested> nested(EmbeddedCluster cluster, String worker) {
        return cluster.rrefs().on(worker).functions(Nested.class);
    }

    /** What came of the calls: sums, and what the nested calls that failed said. */
    private record Ended(List<Long> sums, List<String> refusals) {

        static Ended of(List<CompletableFuture<Long>> calls) {
            Ended ended = new Ended(new ArrayList<>(), new ArrayList<>());
            await("all calls end by themselves, long before their deadline")
                    .atMost(LIMIT)
                    .until(() -> calls.stream().allMatch(CompletableFuture::isDone));
            calls.forEach(ended::add);
            return ended;
        }

        private void add(CompletableFuture<Long> call) {
            try {
                sums.add(call.join());
            } catch (CompletionException failed) {
                assertThat(failed).hasCauseInstanceOf(RemoteMethodException.class);
                refusals.add(String.valueOf(failed.getMessage()));
            }
        }
    }
}

package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Relay;
import io.rref.test.app.Shelf;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a worker counts, and what is said of handles that are left. */
@DisplayNameGeneration(ConformanceNames.class)
@ExtendWith(OutputCaptureExtension.class)
class DebugAndLeaksTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C110")
    void whenAWorkerMakesAReferenceOfItsOwnThenNobodyElseCounts() {
        try (RRef<Long> own = cluster.rrefsOf("worker-1").share(35L)) {
            assertThat(owned("worker-1")).isZero();
            assertThat(pendingUsers("worker-1")).isZero();
            assertThat(own.localValue()).isEqualTo(35);
        }
    }

    @Test
    @Conforms("C111")
    void whenAWorkersReferenceIsKeptByAnotherThenItCountsAtItsOwner() {
        try (RRef<Counter> own = cluster.rrefsOf("worker-1").share(Counter.class, new OwnCounter())) {
            Shelf shelf = shelfOfWorker2();
            shelf.keep(own);

            assertThat(owned("worker-1")).isEqualTo(1);
            await().atMost(LIMIT).until(() -> pendingUsers("worker-1") == 0 && pendingUsers("worker-2") == 0);
            shelf.drop();
        }
    }

    @Test
    @Conforms("C112")
    void whenTheOtherOneLetsGoThenTheCountReturnsToNothing() {
        try (RRef<Counter> own = cluster.rrefsOf("worker-1").share(Counter.class, new OwnCounter())) {
            Shelf shelf = shelfOfWorker2();
            shelf.keep(own);
            assertThat(shelf.add(2)).isEqualTo(2);
            assertThat(owned("worker-1")).isEqualTo(1);

            shelf.drop();

            await().atMost(LIMIT).until(() -> owned("worker-1") == 0);
        }
    }

    @Test
    @Conforms("C113")
    void whenEachWorkerHoldsTwoResultsOfTheNextOneThenEachOwnsTwo() {
        List<String> ring = List.of("worker-1", "worker-2", "worker-3", "worker-1");
        for (int at = 0; at < 3; at++) {
            Remote<Arithmetic> next =
                    cluster.rrefsOf(ring.get(at)).on(ring.get(at + 1)).functions(Arithmetic.class);
            assertThat(cluster.closing(next.remote(sums -> sums.add(1, 2))).toHere(LIMIT))
                    .isEqualTo(3);
            assertThat(cluster.closing(next.remote(sums -> sums.add(3, 4))).toHere(LIMIT))
                    .isEqualTo(7);
        }

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(ring).extracting(DebugAndLeaksTest::owned).containsOnly(2);
            assertThat(ring).extracting(DebugAndLeaksTest::pendingUsers).containsOnly(0);
        });
    }

    @Test
    @Conforms("C114")
    void whenAWorkerIsAskedForItsCountsThenTheyAreThereUnderPytorchsNames() {
        Map<String, String> counts = debug("worker-1");

        Set<String> ofReferences = Set.of("num_owner_rrefs", "num_forks", "num_pending_users", "num_pending_futures");
        Set<String> ofTheAgent = Set.of(
                "agent.thread_pool_size",
                "agent.num_idle_threads",
                "agent.client_active_calls",
                "agent.server_active_calls",
                "agent.server_active_async_calls");
        Set<String> ofAutograd = Set.of("num_current_backward_passes", "num_autograd_contexts");
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ofReferences, ofTheAgent, ofAutograd, Set.of("rref.differing_leases"))
                                .flatMap(Set::stream)
                                .toList());
        assertThat(counts.values())
                .allSatisfy(count -> assertThat(Long.parseLong(count)).isNotNegative());
    }

    @Test
    @Conforms("C114")
    void whenCallsAreUnderWayThenTheirCallerAndTheirWorkerCountThem() {
        Remote<Waiting> waiting = cluster.rrefsOf("worker-1").on("worker-2").functions(Waiting.class);
        Gates.Gate gate = cluster.bean("worker-2", Gates.class).gate("counted");
        await().atMost(LIMIT).until(() -> count("worker-2", "agent.server_active_calls") == 0);

        CompletableFuture<Long> async =
                waiting.callStage(each -> each.pass("counted", 1)).rpcAsync();
        CompletableFuture<Long> blocking = waiting.rpcAsync(each -> each.passBlocking("counted", 2));
        await().atMost(LIMIT).until(() -> gate.waiting() == 2);

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(count("worker-1", "agent.client_active_calls")).isEqualTo(2);
            assertThat(count("worker-2", "agent.server_active_calls")).isEqualTo(2);
            assertThat(count("worker-2", "agent.server_active_async_calls"))
                    .as("the one that holds a thread is none of these")
                    .isEqualTo(1);
            assertThat(count("worker-1", "num_pending_futures"))
                    .as("calls are no upkeep")
                    .isZero();
        });
        gate.open();
        assertThat(async).succeedsWithin(LIMIT).isEqualTo(1L);
        assertThat(blocking).succeedsWithin(LIMIT).isEqualTo(2L);
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(count("worker-1", "agent.client_active_calls")).isZero();
            assertThat(count("worker-2", "agent.server_active_calls")).isZero();
            assertThat(count("worker-2", "agent.server_active_async_calls")).isZero();
        });
    }

    @Test
    @Conforms("C116")
    void whenHandlesAreLeftAndThatIsAnErrorThenShutdownListsThemAndTearsAllDown() {
        ClientApp app = cluster.closing(cluster.newClient("--rref.client.leaks=fail"));
        RRef<Counter> left = app.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(left.rpcSync().value()).isEqualTo(5);

        assertThatThrownBy(() -> app.rrefs().shutdown(LIMIT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Leaking RRef: 1 handles of app")
                .hasMessageContaining(Counter.class.getName() + " " + left.id() + " at worker-1")
                .hasMessageContaining("made at " + DebugAndLeaksTest.class.getName());

        cluster.awaitEmpty();
    }

    @Test
    @Conforms("C117")
    void whenHandlesAreLeftThenShutdownWarnsOnly(CapturedOutput output) {
        ClientApp app = cluster.closing(cluster.newClient());
        RRef<Counter> left = app.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(left.rpcSync().value()).isEqualTo(5);

        assertThatCode(() -> app.rrefs().shutdown(LIMIT)).doesNotThrowAnyException();

        assertThat(output)
                .contains("Leaking RRef: 1 handles of app")
                .contains("at worker-1, ForkId = ")
                .contains("made at " + DebugAndLeaksTest.class.getName());
        cluster.awaitEmpty();
    }

    @Test
    @Conforms("C119")
    void whenTheClientWasShutDownThenFetchingSaysSo() {
        ClientApp app = cluster.closing(cluster.newClient());
        RRef<Long> sum = app.rrefs().on("worker-1").functions(Arithmetic.class).remote(sums -> sums.add(1, 2));
        assertThat(sum.toHere(LIMIT)).isEqualTo(3);

        app.rrefs().shutdown(LIMIT);

        assertThatThrownBy(sum::toHere)
                .isInstanceOfSatisfying(
                        NotExecutedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo("draining"))
                .hasMessageContaining("the process left, and let go of its handles");
        sum.close();
    }

    @Test
    @Conforms("C120")
    void whenTheClientWasShutDownThenPassingAHandleOnSaysSo() {
        ClientApp app = cluster.closing(cluster.newClient());
        RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(counter.created()).succeedsWithin(LIMIT);

        app.rrefs().shutdown(LIMIT);

        Relay relay = app.rrefs().on("worker-2").functions(Relay.class).rpcSync();
        assertThatThrownBy(() -> relay.addTo(counter, 1))
                .isInstanceOfSatisfying(
                        NotExecutedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo("draining"))
                .hasMessageContaining("the process left, and let go of its handles");
        counter.close();
    }

    @Test
    @Conforms("C121")
    void whenAClientShutsDownThenItWaitsForNobodyWhoIsNotThere() {
        ClientApp silent = cluster.closing(cluster.newClient());
        silent.rrefs().shutdown(Duration.ofMillis(1));

        cluster.startWorker("leaver");
        ClientApp app = cluster.closing(cluster.newClient());
        assertThat(app.rrefs()
                        .on("leaver")
                        .functions(Arithmetic.class)
                        .rpcSync()
                        .add(1, 2))
                .isEqualTo(3);
        cluster.stopWorker("leaver");
        assertThat(CompletableFuture.runAsync(() -> app.rrefs().shutdown(Duration.ofSeconds(3))))
                .as("it waits for its drain time at most")
                .succeedsWithin(LIMIT);

        assertThatThrownBy(() -> app.rrefs()
                        .on("worker-1")
                        .functions(Arithmetic.class)
                        .rpcSync()
                        .add(1, 2))
                .isInstanceOf(NotExecutedException.class);
    }

    @Test
    @Conforms("C123")
    void whenAClientIsShutDownTwiceThenTheSecondTimeIsQuiet() {
        ClientApp app = cluster.closing(cluster.newClient("--rref.client.leaks=fail"));
        RRef<Counter> left = app.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThatThrownBy(() -> app.rrefs().shutdown(LIMIT)).hasMessageContaining("Leaking RRef");

        assertThatCode(() -> app.rrefs().shutdown(LIMIT)).doesNotThrowAnyException();
        assertThatCode(() -> app.rrefs().close()).doesNotThrowAnyException();
        left.close();
    }

    @Test
    @Conforms("C126")
    void whenAnObjectIsHeldByItsOwnWorkerOnlyThenTheWorkerStopsWithoutWaiting() {
        cluster.startWorker("alone");
        RRef<Long> own = cluster.rrefsOf("alone").share(35L);
        assertThat(own.localValue()).isEqualTo(35);

        cluster.stopWorker("alone");

        assertThat(cluster.rrefs().workers()).noneMatch(worker -> worker.name().equals("alone"));
    }

    @Test
    @Conforms("P15")
    void whenAnOwnerIsGoneThenShutdownEndsWithinItsDrainTime() {
        cluster.startWorker("dead");
        ClientApp app = cluster.closing(cluster.newClient());
        RRef<Counter> there = app.rrefs().on("dead").create(Counter.class, 5L);
        assertThat(there.created()).succeedsWithin(LIMIT);
        cluster.stopWorker("dead");

        long begun = System.nanoTime();
        app.rrefs().shutdown(Duration.ofSeconds(2));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }

    /** By a handle of worker-1, as user code there would have it. */
    private static Shelf shelfOfWorker2() {
        return cluster.closing(cluster.rrefsOf("worker-1").on("worker-2").find("shelf", Shelf.class))
                .rpcSync();
    }

    private static int owned(String worker) {
        return count(worker, "num_owner_rrefs");
    }

    private static int pendingUsers(String worker) {
        return count(worker, "num_pending_users");
    }

    private static int count(String worker, String key) {
        return Integer.parseInt(debug(worker).getOrDefault(key, "none"));
    }

    private static Map<String, String> debug(String worker) {
        return cluster.debugInfo(worker);
    }

    /** An object of the application. */
    private static final class OwnCounter implements Counter {

        private final AtomicLong count = new AtomicLong();

        @Override
        public long add(long n) {
            return count.addAndGet(n);
        }

        @Override
        public long value() {
            return count.get();
        }

        @Override
        public CompletableFuture<Long> addBehind(String gate, long n) {
            return CompletableFuture.completedFuture(add(n));
        }

        @Override
        public void reset() {
            count.set(0);
        }
    }
}

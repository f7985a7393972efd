package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.WorkerInfo;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Hops;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.HeldObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ConformanceNames.class)
class StartAndStopTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String QUIETLY = "--logging.level.root=off";

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @ParameterizedTest
    @Conforms("C004")
    @CsvSource({
        "abc*, Worker name must match",
        "' ', Worker name must match",
        "'', must be non-empty",
        "500, must be shorter than 128"
    })
    void whenANameIsUnfitThenNeitherWorkerNorAppStartsUnderItAndNobodyIsAskedForIt(String name, String said) {
        String unfit = name.equals("500") ? "n".repeat(500) : name;

        assertThatThrownBy(() -> WorkerInfo.named(unfit)).hasMessageContaining(said);
        assertThatThrownBy(() -> cluster.rrefs().on(unfit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
        assertThat(rootOf(() -> cluster.startWorker(unfit, QUIETLY)))
                .hasMessageContaining("This worker cannot be named")
                .hasMessageContaining(said);
        assertThat(rootOf(() -> cluster.newClient("--rref.client.name=" + unfit, QUIETLY)))
                .hasMessageContaining("This process cannot be named")
                .hasMessageContaining(said);
    }

    @Test
    @Conforms("C007")
    void whenAProcessHasTwoContextsThenEachIsAHolderOfItsOwn() {
        try (ClientApp second = cluster.newClient();
                RRef<Counter> firsts = cluster.rrefs().on("worker-1").create(Counter.class, 1L);
                RRef<Counter> seconds = second.rrefs().on("worker-1").create(Counter.class, 2L)) {
            assertThat(second.rrefs().self()).isNotEqualTo(cluster.rrefs().self());
            assertThat(firsts.rpcSync().increment()).isEqualTo(2);
            assertThat(seconds.rpcSync().increment()).isEqualTo(3);

            second.close();

            assertThat(firsts.rpcSync().increment()).isEqualTo(3);
            assertThat(cluster.held().unnamed()).hasSize(1);
        }
    }

    @Test
    @Conforms("C008")
    void whenAProcessStopsAndStartsAgainThenItCallsMakesAndReleasesAsBefore() {
        WorkerInfo first = callMakeAndRelease();
        WorkerInfo second = callMakeAndRelease();

        assertThat(second.name()).isEqualTo(first.name());
        assertThat(second.incarnation()).isNotEqualTo(first.incarnation());
    }

    private static WorkerInfo callMakeAndRelease() {
        try (ClientApp app = cluster.newClient("--rref.client.name=again")) {
            assertThat(arithmetic(app.rrefs()).rpcSync().add(1, 2)).isEqualTo(3);
            try (RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
                assertThat(counter.rpcSync().increment()).isEqualTo(6);
                assertThat(cluster.held().unnamed()).hasSize(1);
            }
            cluster.held().awaitEmpty(Duration.ofSeconds(5)); // while the app runs: by the release, not by its goodbye
            return app.rrefs().self();
        }
    }

    @Test
    @Conforms("C009")
    void whenTheClientIsClosedThenCallsAreNotExecutedAndSayWhy() {
        ClientApp app = cluster.closing(cluster.newClient());
        Remote<Arithmetic> functions = arithmetic(app.rrefs());
        RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(counter.rpcSync().value()).isEqualTo(5);

        app.rrefs().close();

        assertThatThrownBy(() -> functions.rpcSync().add(1, 2))
                .isInstanceOfSatisfying(
                        NotExecutedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo("draining"))
                .hasMessageContaining("the process left");
        assertThat(functions.rpcAsync(sums -> sums.add(1, 2)))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(NotExecutedException.class);
        assertThatThrownBy(() -> counter.rpcSync().value()).isInstanceOf(NotExecutedException.class);
        assertThat(cluster.held().unnamed())
                .extracting(HeldObject::rref)
                .doesNotContain(counter.id().toString());
    }

    @Test
    @Conforms("C010")
    void whenAnAppIsNoWorkerThenSharingAValueSaysWhatIsMissing() {
        assertThatThrownBy(() -> cluster.rrefs().share(35L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("works in a worker, which this process is not")
                .hasMessageContaining("rref-service");
    }

    @Test
    @Conforms("C011")
    void whenThereIsOneWorkerOnlyThenItCallsItselfInEveryMode() {
        try (EmbeddedCluster alone = EmbeddedCluster.of(1).start()) {
            Remote<Arithmetic> self = arithmetic(alone.rrefsOf("worker-1"));

            assertThat(self.rpcSync().add(1, 2)).isEqualTo(3);
            assertThat(self.rpcAsync(sums -> sums.add(3, 4)).join()).isEqualTo(7);
            try (RRef<Long> sum = self.remote(sums -> sums.add(5, 6))) {
                assertThat(sum.toHere()).isEqualTo(11);
                assertThat(alone.heldBy("worker-1")).anyMatch(held -> !held.isNamed());
            }
            alone.awaitEmpty();
        }
    }

    /** On JDK 21 and newer each call has a virtual thread, and the number means nothing. */
    @Test
    @Conforms("C016")
    void whenAWorkerHasTwentySevenThreadsThenAsManyCallsRunThereAndOneMoreWaits() {
        assertThat(rootOf(() -> cluster.startWorker("none", "--rref.worker.threads=0", QUIETLY)))
                .hasMessageContaining("rref.worker.threads is 0");
        int threads = 27;
        int calls = threads + 1;
        int running = Runtime.version().feature() < 21 ? threads : calls;
        cluster.startWorker("narrow", "--rref.worker.threads=" + threads);
        assertThat(cluster.debugInfo("narrow"))
                .as("0 means that there is no pool")
                .containsEntry("agent.thread_pool_size", Runtime.version().feature() < 21 ? "27" : "0")
                .containsEntry("agent.num_idle_threads", Runtime.version().feature() < 21 ? "27" : "0");
        Remote<Waiting> narrow = cluster.rrefs().on("narrow").functions(Waiting.class);
        Gates.Gate gate = cluster.bean("narrow", Gates.class).gate("threads");

        List<CompletableFuture<Long>> all = LongStream.range(0, calls)
                .mapToObj(n -> narrow.rpcAsync(w -> w.passBlocking("threads", n)))
                .toList();

        await().atMost(LIMIT).until(() -> gate.waiting() == running);
        await().during(Duration.ofMillis(200)).until(() -> gate.waiting() == running);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(cluster.debugInfo("narrow"))
                        .containsEntry("agent.num_idle_threads", "0")
                        .containsEntry("agent.server_active_calls", Integer.toString(calls)));
        gate.open();
        assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LIMIT);
    }

    /** The caller's thread waits in worker-1, and that of the function in worker-2. */
    @Test
    @Conforms("C057")
    @Timeout(60)
    void whenWorkersAreBlockedInACallThenOthersStartAndCallThem() {
        Gates.Gate gate = cluster.bean("worker-2", Gates.class).gate("others start");
        CompletableFuture<Long> blocked = cluster.rrefs()
                .on("worker-1")
                .functions(Hops.class)
                .rpcAsync(hops -> hops.waitBlocking(List.of("worker-2"), "others start"));
        await().atMost(LIMIT).until(() -> gate.waiting() == 1);

        for (String joining : List.of("joining-1", "joining-2")) {
            cluster.startWorker(joining);
            for (String busy : List.of("worker-1", "worker-2")) {
                Remote<Arithmetic> functions = cluster.rrefsOf(joining).on(busy).functions(Arithmetic.class);
                assertThat(functions.withTimeout(LIMIT).rpcSync().add(1, 2)).isEqualTo(3);
            }
        }

        assertThat(blocked).isNotDone();
        gate.open();
        assertThat(blocked).succeedsWithin(LIMIT);
    }

    private static Throwable rootOf(ThrowingCallable start) {
        Throwable root = catchThrowable(start);
        assertThat(root).as("it started").isNotNull();
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Remote<Arithmetic> arithmetic(RRefClient rrefs) {
        return rrefs.on("worker-1").functions(Arithmetic.class);
    }
}

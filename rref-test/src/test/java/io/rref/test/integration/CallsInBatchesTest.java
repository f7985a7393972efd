package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.test.app.Counter;
import io.rref.test.app.Failures;
import io.rref.test.app.Gates;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.transport.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that are made while others are on their way travel together, and nobody notices but by the number of requests. */
class CallsInBatchesTest {

    private static final int CALLS = 300;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1);

    private final ClientApp app = cluster.newClient();

    private final Traffic traffic = app.bean(Traffic.class);

    @AfterEach
    void closeApp() {
        app.close();
    }

    @Test
    void whenManyCallsAreMadeAtOnceThenFarFewerRequestsBringThem() {
        try (RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 0L)) {
            counter.rpcSync().value();
            long before = traffic.requests();

            List<Long> results = all(calls(n -> counter.rpcAsync(each -> each.add(1))));

            assertThat(results)
                    .as("each call ran once, and has its own result")
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, CALLS).boxed().toList());
            assertThat(traffic.requests() - before)
                    .as("requests for %d calls", CALLS)
                    .isLessThan(CALLS / 2);
        }
    }

    @Test
    void whenOneCallFailsThenItsNeighboursDoNot() {
        Remote<Waiting> functions = waiting();
        List<CompletableFuture<Long>> good = calls(n -> functions.rpcAsync(each -> each.pause(0, n)));
        CompletableFuture<Long> bad =
                app.rrefs().on("worker-1").functions(Failures.class).rpcAsync(each -> each.refuse("not this one"));
        List<CompletableFuture<Long>> more = calls(n -> functions.rpcAsync(each -> each.pause(0, n)));

        assertThat(all(good)).hasSize(CALLS);
        assertThat(all(more)).hasSize(CALLS);
        assertThat(bad)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .withMessage("not this one");
    }

    @Test
    void whenSlowCallsTravelWithQuickOnesThenTheQuickAreAnsweredFirstAndTheSlowWhenTheyAreDone() {
        List<CompletableFuture<Long>> slow =
                calls(n -> waiting().callStage(each -> each.pass("slow", n)).rpcAsync());
        List<CompletableFuture<Long>> quick = calls(n -> waiting().rpcAsync(each -> each.pause(0, n)));

        assertThat(all(quick)).hasSize(CALLS);
        assertThat(slow).as("behind their gate").noneMatch(CompletableFuture::isDone);
        awaitStandingAlone();
        gate().open();

        assertThat(all(slow)).isEqualTo(LongStream.range(0, CALLS).boxed().toList());
    }

    @Test
    void whenManyHandlesAreClosedThenTheyGoTogether() {
        List<RRef<Counter>> counters = LongStream.range(0, CALLS)
                .mapToObj(n -> app.rrefs().on("worker-1").create(Counter.class, n))
                .toList();
        await("all objects made").atMost(LIMIT).until(() -> counters.stream().allMatch(RRef::confirmedByOwner));
        long before = traffic.requests();

        counters.forEach(RRef::close);

        cluster.awaitEmpty();
        assertThat(traffic.requests() - before)
                .as("requests to let %d handles go", CALLS)
                .isLessThan(CALLS / 2);
    }

    /** What the worker has begun did not stay unsent, whatever becomes of the request that asks for its end. */
    @Test
    void whenNoConnectionIsFreeToAskForWhatRunsThenNobodyIsToldThatItDidNot() {
        try (EmbeddedCluster narrow = EmbeddedCluster.of(1)
                        .withClientProperty("rref.client.connections.per-worker", 6)
                        .withClientProperty("rref.client.connections.waiting", 4)
                        .start();
                ClientApp caller = narrow.newClient()) {
            Remote<Waiting> functions =
                    caller.rrefs().on("worker-1").functions(Waiting.class).withTimeout(Duration.ofMillis(3500));
            Gates.Gate gate = narrow.bean("worker-1", Gates.class).gate("slow");
            List<CompletableFuture<Long>> calls =
                    calls(n -> functions.callStage(each -> each.pass("slow", n)).rpcAsync());

            assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                    .as("calls behind a gate that nobody opens")
                    .failsWithin(LIMIT);
            int begun = gate.waiting();
            gate.open();

            assertThat(calls.stream().filter(CallsInBatchesTest::isNotExecuted).count())
                    .as("calls that are told as not executed, where %d of %d were", begun, CALLS)
                    .isLessThanOrEqualTo(CALLS - begun);
        }
    }

    private static boolean isNotExecuted(CompletableFuture<Long> call) {
        return call.handle((result, failure) -> failure instanceof NotExecutedException)
                .join();
    }

    /** A batch is answered after a second; what runs on is asked for by itself. */
    private void awaitStandingAlone() {
        long before = traffic.requests();
        await("requests of their own for the slow calls")
                .atMost(LIMIT)
                .until(() -> traffic.requests() - before, more -> more >= CALLS / 2);
    }

    private Remote<Waiting> waiting() {
        return app.rrefs().on("worker-1").functions(Waiting.class);
    }

    private static Gates.Gate gate() {
        return cluster.bean("worker-1", Gates.class).gate("slow");
    }

    private static List<CompletableFuture<Long>> calls(LongFunction<CompletableFuture<Long>> call) {
        return LongStream.range(0, CALLS).mapToObj(call).toList();
    }

    private static List<Long> all(List<CompletableFuture<Long>> calls) {
        assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                .as("%d calls", calls.size())
                .succeedsWithin(LIMIT);
        return calls.stream().map(CompletableFuture::join).toList();
    }
}

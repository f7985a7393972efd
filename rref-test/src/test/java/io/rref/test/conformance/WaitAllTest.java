package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.CallScope;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.CallingHops;
import io.rref.test.app.Failures;
import io.rref.test.app.Gates;
import io.rref.test.app.Hops;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scopes that wait at their end for the calls begun in them. */
@DisplayNameGeneration(ConformanceNames.class)
class WaitAllTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    private final RRefClient rrefs = cluster.rrefs();

    @Test
    @Conforms("C055")
    void whenACallIsBegunInAScopeThenItIsDoneAtItsEnd() {
        CompletableFuture<Long> call;
        try (CallScope calls = rrefs.waitAll()) {
            call = passing("wait for one", 7);
            assertThat(calls.open()).isEqualTo(1);
            assertThat(call).isNotDone();
            openOnceReached("wait for one", 1);
        }
        assertThat(call).isCompletedWithValue(7L);
    }

    @Test
    @Conforms("C055")
    void whenTwentyCallsAreBegunBesideSyncOnesThenOnlyThoseAreOfTheScope() {
        List<CompletableFuture<Long>> begun = new ArrayList<>();
        CallScope calls = rrefs.waitAll();
        try (calls) {
            for (int n = 0; n < 20; n++) {
                begun.add(passing("wait for twenty", n));
                assertThat(arithmetic().rpcSync().add(n, 1)).isEqualTo(n + 1);
            }
            assertThat(calls.open()).isEqualTo(20);
            gate("wait for twenty").open();
        }
        assertThat(begun).allMatch(CompletableFuture::isDone);
        assertThat(calls.open()).isZero();

        CompletableFuture<Long> after = passing("wait for none", 1);
        assertThat(calls.open()).as("the thread is in no scope any more").isZero();
        gate("wait for none").open();
        assertThat(after).succeedsWithin(LIMIT);
    }

    @Test
    @Conforms("C055")
    void whenScopesAreNestedThenEachWaitsForItsOwnCalls() {
        try (CallScope outer = rrefs.waitAll()) {
            CompletableFuture<Long> first = passing("outer scope", 1);
            try (CallScope inner = rrefs.waitAll()) {
                passing("inner scope", 2);
                assertThat(inner.open()).isEqualTo(1);
                assertThat(outer.open()).isEqualTo(1);
                openOnceReached("inner scope", 1);
            }
            assertThat(first).isNotDone();
            gate("outer scope").open();
        }
    }

    @Test
    @Conforms("C055")
    void whenACallIsBegunInWhatIsChainedToOneThenItIsWaitedForToo() {
        CompletableFuture<Long> chained;
        try (CallScope calls = rrefs.waitAll()) {
            chained = passing("first of a chain", 1)
                    .thenCompose(one -> passing("second of a chain", one + 1))
                    .thenCompose(two -> passing("third of a chain", two + 1));
            assertThat(calls.open()).isEqualTo(1);
            openOnceReached("first of a chain", 1);
            openOnceReached("second of a chain", 1);
            openOnceReached("third of a chain", 1);
        }
        assertThat(chained).isCompletedWithValue(3L);
    }

    @Test
    @Conforms("C055")
    void whenTheBlockFailsThenItsCallsAreWaitedForAllTheSame() {
        List<CompletableFuture<Long>> begun = new ArrayList<>();

        assertThatThrownBy(() -> {
                    try (CallScope calls = rrefs.waitAll()) {
                        begun.add(passing("failing block", 1));
                        openOnceReached("failing block", 1);
                        throw new IllegalStateException("the block's, of " + calls);
                    }
                })
                .hasMessageStartingWith("the block's");

        assertThat(begun).allMatch(CompletableFuture::isDone);
    }

    @Test
    @Conforms("C055")
    void whenACallFailsThenItsFailureIsThrownAndTheOthersAreCancelledAlsoOnTheirWorker() {
        CallScope calls = rrefs.waitAll();
        CompletableFuture<Long> gated = rrefs.on("worker-1")
                .functions(Hops.class)
                .callStage(hops -> hops.waitAsync(List.of("worker-2"), "cancelled scope"))
                .rpcAsync();
        await("the gated call")
                .atMost(LIMIT)
                .until(() -> cluster.bean("worker-2", Gates.class)
                                .gate("cancelled scope")
                                .waiting()
                        == 1);
        rrefs.on("worker-3").functions(Failures.class).rpcAsync(failures -> failures.refuse("the first"));

        assertThatThrownBy(calls::close)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the first");

        assertThat(gated).isCancelled();
        for (String worker : List.of("worker-1", "worker-2")) {
            await("its end on " + worker)
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(
                                    cluster.bean(worker, CallingHops.class).endings("cancelled scope"))
                            .hasSize(1)
                            .noneMatch("done"::equals));
        }
    }

    @Test
    @Conforms("C055")
    void whenACallIsBegunInAScopeThatHasFailedThenItIsCancelled() {
        CompletableFuture<Boolean> scopeIsOver = new CompletableFuture<>();
        CallScope calls = rrefs.waitAll();
        CompletableFuture<CompletableFuture<Long>> begunLate = passing("before the failure", 1)
                .thenApply(one -> scopeIsOver.join() ? passing("after the failure", 2) : never());
        gate("before the failure").open();
        rrefs.on("worker-3").functions(Failures.class).rpcAsync(failures -> failures.refuse("the first"));

        assertThatThrownBy(calls::close).hasMessage("the first");
        scopeIsOver.complete(true);

        assertThat(begunLate)
                .succeedsWithin(LIMIT)
                .satisfies(late -> assertThat(late)
                        .as("begun in what is chained to a call of the scope")
                        .isCancelled());
    }

    @Test
    @Conforms("C055")
    void whenAWorkerWaitsForCallsToItselfThenTheyAreOfTheScopeToo() {
        RRefClient own = cluster.rrefsOf("worker-1");
        CompletableFuture<Long> call;
        try (CallScope calls = own.waitAll()) {
            call = own.on(own.self()).functions(Arithmetic.class).rpcAsync(sums -> sums.add(1, 2));
            passing("of another client", 1);
            assertThat(calls.open()).isLessThanOrEqualTo(1);
        }
        assertThat(call).isCompletedWithValue(3L);
        gate("of another client").open();
    }

    private static CompletableFuture<Long> never() {
        throw new AssertionError("the scope is over");
    }

    private CompletableFuture<Long> passing(String gate, long n) {
        return rrefs.on("worker-1")
                .functions(Waiting.class)
                .callStage(waiting -> waiting.pass(gate, n))
                .rpcAsync();
    }

    private Remote<Arithmetic> arithmetic() {
        return rrefs.on("worker-2").functions(Arithmetic.class);
    }

    /** On a thread of its own, as this one is to wait. */
    private static void openOnceReached(String gate, int calls) {
        CompletableFuture.runAsync(() -> {
            await("calls at " + gate).atMost(LIMIT).until(() -> gate(gate).waiting() == calls);
            gate(gate).open();
        });
    }

    private static Gates.Gate gate(String gate) {
        return cluster.bean("worker-1", Gates.class).gate(gate);
    }
}

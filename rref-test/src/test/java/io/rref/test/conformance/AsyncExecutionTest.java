package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.Invocation;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.RpcMode;
import io.rref.test.app.Async;
import io.rref.test.app.Gates;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Methods that return futures and Monos, of functions and of objects, in the three modes. */
@DisplayNameGeneration(ConformanceNames.class)
class AsyncExecutionTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int PENDING = 50;

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    /** One call, and what its future's value is. */
    private record Kind(String name, Invocation<Long> call, long value) {}

    private static List<Kind> kinds(Remote<Async> async) {
        List<String> all = List.of("worker-1", "worker-2", "worker-3");
        return List.of(
                new Kind("simple", async.callStage(a -> a.simple("worker-2", 1, 2)), 3),
                new Kind("constructed", async.callStage(a -> a.constructed("worker-2", 1, 2)), 3),
                new Kind("chained", async.callStage(a -> a.chained("worker-2", 1, 2, 3)), 6),
                new Kind("nested", async.callStage(a -> a.nested("worker-2", "worker-1", 1, 2, 3)), 6),
                new Kind("multi-chained", async.callStage(a -> a.multiChained("worker-2", 1, 10, 2)), 21),
                new Kind("fan-out", async.callStage(a -> a.fanOut(all, 7)), 42),
                new Kind("simple Mono", async.callMono(a -> a.simpleMono("worker-2", 1, 2)), 3),
                new Kind("constructed Mono", async.callMono(a -> a.constructedMono("worker-2", 1, 2)), 3),
                new Kind("chained Mono", async.callMono(a -> a.chainedMono("worker-2", 1, 2, 3)), 6),
                new Kind("nested Mono", async.callMono(a -> a.nestedMono("worker-2", "worker-1", 1, 2, 3)), 6),
                new Kind("multi-chained Mono", async.callMono(a -> a.multiChainedMono("worker-2", 1, 10, 2)), 21),
                new Kind("fan-out Mono", async.callMono(a -> a.fanOutMono(all, 7)), 42));
    }

    @Test
    @Conforms("C139")
    void whenMethodsOfAnObjectGiveFuturesThenItsProxiesGiveTheirValues() {
        RRef<Async> object = object();
        for (Kind kind : kinds(object)) {
            assertThat(kind.call().rpcSync()).as(kind.name()).isEqualTo(kind.value());
            assertThat(kind.call().rpcAsync())
                    .as(kind.name())
                    .succeedsWithin(LIMIT)
                    .isEqualTo(kind.value());
            assertThat(kind.call().rpcMono().block(LIMIT)).as(kind.name()).isEqualTo(kind.value());
            try (RRef<Long> there = kind.call().remote()) {
                assertThat(there.toHere()).as(kind.name()).isEqualTo(kind.value());
            }
        }
        assertThat(object.rpcSync().simple("worker-2", 1, 2))
                .succeedsWithin(LIMIT)
                .isEqualTo(3L);
        assertThat(object.rpcSync().simpleMono("worker-2", 1, 2).block(LIMIT)).isEqualTo(3);
    }

    @Test
    @Conforms("C139")
    void whenMethodsOfAnObjectGiveFuturesThenCallsByNameGiveTheirValues() {
        RRef<Async> object = object();
        for (String method : List.of("simple", "simpleMono", "constructed", "byDefault")) {
            long value = method.equals("byDefault") ? 30 : 3;
            assertThat(object.proxy(RpcMode.RPC_SYNC).<Long>call(method, "worker-2", 1, 2))
                    .as(method)
                    .isEqualTo(value);
            assertThat(object.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call(method, "worker-2", 1, 2))
                    .as(method)
                    .succeedsWithin(LIMIT)
                    .isEqualTo(value);
            try (RRef<Long> there = object.proxy(RpcMode.REMOTE).call(method, "worker-2", 1, 2)) {
                assertThat(there.toHere()).as(method).isEqualTo(value);
            }
        }
    }

    @Test
    @Conforms("C141")
    void whenFunctionsGiveFuturesThenASyncCallGivesTheirValues() {
        for (Kind kind : kinds(functions())) {
            assertThat(kind.call().rpcSync()).as(kind.name()).isEqualTo(kind.value());
        }
    }

    @Test
    @Conforms("C141")
    void whenFunctionsGiveFuturesThenTheFutureOfACallHasTheirValues() {
        for (Kind kind : kinds(functions())) {
            assertThat(kind.call().rpcAsync())
                    .as(kind.name())
                    .succeedsWithin(LIMIT)
                    .isEqualTo(kind.value());
        }
    }

    @Test
    @Conforms("C141")
    void whenFunctionsGiveFuturesThenTheirValuesStayAndAreFetched() {
        for (Kind kind : kinds(functions())) {
            try (RRef<Long> there = kind.call().remote()) {
                assertThat(there.toHere()).as(kind.name()).isEqualTo(kind.value());
                assertThat(there.type().declared()).isEqualTo("java.lang.Long");
            }
        }
    }

    @Test
    @Conforms("C141")
    void whenMoreFuturesPendThanThereAreThreadsThenNoneHoldsAThread() {
        try (EmbeddedCluster small =
                EmbeddedCluster.of(1).withPlatformThreads(2).start()) {
            Gates.Gate gate = small.bean("worker-1", Gates.class).gate("pending");
            Remote<Async> async = small.rrefs().on("worker-1").functions(Async.class);
            List<CompletableFuture<Long>> pending = LongStream.range(0, PENDING)
                    .mapToObj(n -> async.callStage(a -> a.behind("pending", n)).rpcAsync())
                    .toList();
            await("all of them").atMost(LIMIT).until(() -> gate.waiting() == PENDING);

            assertThat(async.callStage(a -> a.simple("worker-1", 1, 2)).rpcSync())
                    .isEqualTo(3);
            gate.open();

            assertThat(pending.stream().mapToLong(CompletableFuture::join).sum())
                    .isEqualTo(LongStream.range(0, PENDING).sum());
        }
    }

    @Test
    @Conforms("C142")
    void whenADefaultMethodOfFunctionsGivesAFutureThenEveryModeGivesItsValue() {
        Invocation<Long> call = functions().callStage(a -> a.byDefault("worker-2", 1, 2));

        assertThat(call.rpcSync()).isEqualTo(30);
        assertThat(call.rpcAsync()).succeedsWithin(LIMIT).isEqualTo(30L);
        try (RRef<Long> there = call.remote()) {
            assertThat(there.toHere()).isEqualTo(30);
        }
    }

    @Test
    @Conforms("C143")
    void whenAMethodRaisesBeforeItGivesItsFutureThenEveryModeSaysSo() {
        for (Remote<Async> async : List.of(functions(), object())) {
            assertFails(async.callStage(a -> a.failsBefore("no future today")), "no future today");
            assertFails(async.callMono(a -> a.failsBeforeMono("no Mono today")), "no Mono today");
        }
    }

    @Test
    @Conforms("C144")
    void whenAMethodGivesNoFutureThenEveryModeSaysThatItMust() {
        for (Remote<Async> async : List.of(functions(), object())) {
            assertFails(async.callStage(Async::givesNoFuture), "must return a future, a CompletableFuture");
            assertFails(async.callMono(Async::givesNoMono), "must return a future, a Mono");
        }
    }

    private static void assertFails(Invocation<Long> call, String text) {
        assertThatThrownBy(call::rpcSync)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining(text);
        assertThat(call.rpcAsync())
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseExactlyInstanceOf(IllegalStateException.class)
                .withMessageContaining(text);
        try (RRef<Long> there = call.remote()) {
            assertThatThrownBy(there::toHere)
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(text);
        }
    }

    private static Remote<Async> functions() {
        return cluster.rrefs().on("worker-1").functions(Async.class);
    }

    private static RRef<Async> object() {
        return cluster.closing(cluster.rrefs().on("worker-1").create(Async.class));
    }
}

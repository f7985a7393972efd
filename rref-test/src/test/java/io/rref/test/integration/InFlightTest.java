package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.Remote;
import io.rref.test.app.Gates;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

class InFlightTest {

    private static final int CALLS = 1000;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    void whenAThousandCallsAreInFlightTogetherThenAllAreAnswered() {
        List<CompletableFuture<Long>> calls = calls(
                CALLS, n -> waiting().callStage(w -> w.pass("thousand", n)).rpcAsync());

        awaitWaiting("thousand", CALLS);
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        open("thousand");

        assertAnswered(calls, CALLS);
    }

    @Test
    void whenAThousandBlockingCallsAreMadeAtOnceThenAllAreAnswered() {
        assertAnswered(calls(CALLS, n -> waiting().rpcAsync(w -> w.pause(5, n))), CALLS);
    }

    @Test
    void whenMoreFuturesPendThanThereAreThreadsThenOtherCallsStillRun() {
        List<CompletableFuture<Long>> calls =
                calls(300, n -> waiting().callStage(w -> w.pass("futures", n)).rpcAsync());
        awaitWaiting("futures", 300);

        assertThat(waiting().rpcSync().pause(1, 7)).isEqualTo(7);
        open("futures");

        assertAnswered(calls, 300);
    }

    @Test
    void whenMoreMonosPendThanThereAreThreadsThenOtherCallsStillRun() {
        Flux<Long> calls = Flux.range(0, 300)
                .flatMapSequential(
                        n -> waiting().callMono(w -> w.passMono("monos", n)).rpcMono(), 300);
        CompletableFuture<@Nullable List<Long>> all = calls.collectList().toFuture();
        awaitWaiting("monos", 300);

        assertThat(waiting().rpcSync().pause(1, 7)).isEqualTo(7);
        open("monos");

        assertThat(all)
                .succeedsWithin(LIMIT)
                .isEqualTo(LongStream.range(0, 300).boxed().toList());
    }

    private static List<CompletableFuture<Long>> calls(int count, LongFunction<CompletableFuture<Long>> call) {
        return LongStream.range(0, count).mapToObj(call).toList();
    }

    private static void assertAnswered(List<CompletableFuture<Long>> calls, int count) {
        assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LIMIT);
        assertThat(calls.stream().map(CompletableFuture::join).toList())
                .isEqualTo(LongStream.range(0, count).boxed().toList());
    }

    private static void awaitWaiting(String gate, int count) {
        await("calls at the gate " + gate).atMost(LIMIT).until(() -> gate(gate).waiting(), waiting -> waiting == count);
    }

    private static void open(String gate) {
        gate(gate).open();
    }

    private static Gates.Gate gate(String gate) {
        return cluster.bean("worker-1", Gates.class).gate(gate);
    }

    private static Remote<Waiting> waiting() {
        return cluster.rrefs().on("worker-1").functions(Waiting.class);
    }
}

package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 4, no ghost: what user code on real threads sees of a loss and of what was in flight. */
class LossOrderTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ExecutorService executor = Executors.newCachedThreadPool();

    private final LossGate gate = new LossGate();

    @AfterEach
    void stopThreads() {
        executor.shutdownNow();
    }

    @Test
    void whenNothingIsInFlightThenTheLossIsToldAtOnce() {
        gate.lose(LossReason.EXPIRED, executor);

        assertThat(gate.told()).succeedsWithin(LIMIT).isEqualTo(LossReason.EXPIRED);
    }

    @Test
    void whenACallIsInFlightThenTheLossIsToldAfterIt() {
        CallFuture<String> call = new CallFuture<>(() -> {});
        LossGate.Use use = gate.begin();

        gate.lose(LossReason.EXPIRED, Runnable::run);
        assertThat(gate.reason()).as("the gate is closed").isEqualTo(LossReason.EXPIRED);
        assertThat(gate.told()).isNotDone();
        finish(use, call);

        assertThat(gate.told()).isCompletedWithValue(LossReason.EXPIRED);
    }

    @Test
    void whenAUseBeginsAfterTheLossThenTheLossDoesNotWaitForIt() {
        LossGate.Use early = gate.begin();
        gate.lose(LossReason.EXPIRED, Runnable::run);
        gate.begin();

        early.told(null);

        assertThat(gate.told()).isDone();
    }

    @Test
    void whenTheLossIsNotedTwiceThenTheFirstReasonStands() {
        gate.lose(LossReason.OWNER_LOST, Runnable::run);
        gate.lose(LossReason.EXPIRED, Runnable::run);

        assertThat(gate.told()).isCompletedWithValue(LossReason.OWNER_LOST);
    }

    /**
     * Completing a future runs what is chained to it before the completing thread can say that it has told the result. Without
     * being told of the instant before, the loss would wait for a callback that waits for the loss.
     */
    @Test
    void whenACallbackWaitsForTheLossThenItIsToldNevertheless() throws Exception {
        CallFuture<String> call = new CallFuture<>(() -> {});
        LossGate.Use use = gate.begin();
        CompletableFuture<LossReason> seen = call.thenApply(value -> gate.told().join());
        gate.lose(LossReason.OWNER_LOST, executor);

        executor.execute(() -> finish(use, call));

        assertThat(seen).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);
    }

    @Test
    void whenResultsAndTheLossComeOnManyThreadsAtOnceThenNobodySeesAResultAfterTheLoss() throws Exception {
        for (int round = 0; round < 200; round++) {
            LossGate each = new LossGate();
            List<CallFuture<String>> calls = new ArrayList<>();
            List<LossGate.Use> uses = new ArrayList<>();
            for (int call = 0; call < 6; call++) {
                calls.add(new CallFuture<>(() -> {}));
                uses.add(each.begin());
            }
            AtomicInteger late = new AtomicInteger();
            each.told()
                    .thenAccept(lost ->
                            calls.stream().filter(call -> !call.isDone()).forEach(call -> late.incrementAndGet()));
            CyclicBarrier together = new CyclicBarrier(calls.size() + 1);
            CountDownLatch ended = new CountDownLatch(calls.size());
            for (int call = 0; call < calls.size(); call++) {
                CallFuture<String> future = calls.get(call);
                LossGate.Use use = uses.get(call);
                executor.execute(() -> {
                    meet(together);
                    finish(use, future);
                    ended.countDown();
                });
            }
            meet(together);
            each.lose(LossReason.EXPIRED, executor);
            ended.await();

            assertThat(each.told()).succeedsWithin(LIMIT);
            assertThat(late)
                    .as("results that came after the loss was told, round " + round)
                    .hasValue(0);
        }
    }

    private static void finish(LossGate.Use use, CallFuture<String> call) {
        use.completes(call);
        call.complete("answer");
        use.told(call);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}

package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingExecutorTest {

    private static final Duration STALL = Duration.ofMillis(100);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final BlockingExecutor executor = BlockingExecutor.onPlatformThreads("test-", 2, STALL);

    private final CompletableFuture<Void> answer = new CompletableFuture<>();

    @AfterEach
    void endThreads() {
        answer.complete(null);
        executor.close();
    }

    @Test
    void whenAllThreadsWaitInRemoteCallsThenWaitingWorkIsRefusedWithTheRemedy() {
        waitInRemoteCalls(2);
        Task one = submit(new Task(() -> {}));
        Task other = submit(new Task(() -> {}));

        assertThat(one.ended)
                .succeedsWithin(LIMIT)
                .asString()
                .contains("all 2 threads", "JDK 21", "CompletableFuture", "rpcAsync", "rref.worker.threads");
        assertThat(other.ended)
                .as("refusing one did not help")
                .succeedsWithin(LIMIT)
                .asString()
                .contains("exhausted");
    }

    @Test
    void whenRefusedWorkHasEndedThenItsThreadNeverRunsIt() {
        waitInRemoteCalls(2);
        CompletableFuture<Void> ran = new CompletableFuture<>();
        Task refused = submit(new Task(() -> ran.complete(null)));
        assertThat(refused.ended).succeedsWithin(LIMIT);

        answer.complete(null);
        Task after = submit(new Task(() -> {}));

        assertThat(after.ended).succeedsWithin(LIMIT).isNull();
        assertThat(ran).isNotDone();
    }

    @Test
    void whenAThreadIsBusyWithSomethingElseThenWorkWaits() {
        waitInRemoteCalls(1);
        submit(new Task(answer::join));
        Task waiting = submit(new Task(() -> {}));

        await().during(STALL.multipliedBy(5)).atMost(LIMIT).until(() -> !waiting.ended.isDone());
        answer.complete(null);

        assertThat(waiting.ended).as("it ran").succeedsWithin(LIMIT).isNull();
    }

    @Test
    void whenAllThreadsWaitThenCallbacksStillRun() {
        waitInRemoteCalls(2);

        assertThat(CompletableFuture.runAsync(() -> {}, executor)).succeedsWithin(LIMIT);
    }

    @Test
    void whenUserCodeJoinsTheFutureOfACallOrADerivedOneThenItWaitsInARemoteCall() {
        CallFuture<String> call = new CallFuture<>(() -> {});
        submit(new Task(call::join));
        submit(new Task(call.thenApply(String::length)::join));
        Task waiting = submit(new Task(() -> {}));

        assertThat(waiting.ended).succeedsWithin(LIMIT).asString().contains("exhausted");
        call.complete("answer");
    }

    @Test
    void whenThreadsRunUserCodeThenTheyAreNotIdle() {
        assertThat(ThreadUsage.of(executor)).isEqualTo(new ThreadUsage(2, 2));

        waitInRemoteCalls(1);

        assertThat(ThreadUsage.of(executor)).isEqualTo(new ThreadUsage(2, 1));
    }

    @Test
    void whenTheExecutorIsTheApplicationsThenItsThreadsAreNotCounted() {
        assertThat(ThreadUsage.of(Runnable::run)).isEqualTo(new ThreadUsage(0, 0));
    }

    @Test
    void whenSettingsCannotBeThenTheyAreRefusedByName() {
        assertThatThrownBy(() -> BlockingExecutor.create("test-", 0, STALL))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("rref.worker.threads is 0");
        assertThatThrownBy(() -> BlockingExecutor.create("test-", 1, Duration.ZERO))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("rref.worker.stall is PT0S");
    }

    /** Threads that wait as those in {@code rpcSync} do, once all of them have begun. */
    private void waitInRemoteCalls(int threads) {
        for (int thread = 0; thread < threads; thread++) {
            CompletableFuture<Void> began = new CompletableFuture<>();
            submit(new Task(() -> {
                try (WaitingThread waits = WaitingThread.begin()) {
                    began.complete(null);
                    answer.join();
                }
            }));
            assertThat(began).succeedsWithin(LIMIT);
        }
    }

    private Task submit(Task task) {
        executor.execute(task);
        return task;
    }

    /** Ends with null if it ran, with the reason if it was refused. */
    private static final class Task implements Declinable {

        private final Runnable code;

        private final CompletableFuture<@Nullable String> ended = new CompletableFuture<>();

        Task(Runnable code) {
            this.code = code;
        }

        @Override
        public void run() {
            code.run();
            ended.complete(null);
        }

        @Override
        public void decline(String why) {
            ended.complete(why);
        }
    }
}

package io.rref.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A call that the machine asks to stop while user code runs: what user code did not raise, nobody is told. */
class StoppedWorkTests {

    private static final Duration LEASE_AND_MORE = Duration.ofSeconds(40);

    private final SharedOwner owner = new SharedOwner();

    @Test
    void whenTheLeaseEndsDuringACallThenNobodyIsToldThatItRaised() {
        CompletableFuture<Reply> answer = running();

        owner.pass(LEASE_AND_MORE);
        owner.leave(2);

        assertThat(answer)
                .as("it ran and was stopped: its outcome is unknown")
                .isCompletedWithValue(new Reply.AnswerNotKept());
    }

    @Test
    void whenARunningCallIsCancelledThenNobodyIsToldThatItRaised() {
        CompletableFuture<Reply> answer = running();

        owner.cancel(1, 2);

        assertThat(answer)
                .as("it ran and was stopped: its outcome is unknown")
                .isCompletedWithValue(new Reply.AnswerNotKept());
    }

    /** Another thread may bring the cancel between the decision to start and the start. */
    @Test
    void whenTheStopOvertakesTheStartThenTheWorkDoesNotRun() {
        Queue<Runnable> later = new ArrayDeque<>();
        SharedOwner slow = new SharedOwner(later::add);
        CompletableFuture<Reply> created = slow.start(1, 1, slow.create(1, 1));
        CompletableFuture<Reply> call = slow.start(1, 2, slow.never(1, 1));
        CompletableFuture<Reply> cancelled = created.thenCompose(known -> slow.startCancel(1, 2));

        while (!later.isEmpty()) {
            later.remove().run();
        }

        assertThat(cancelled)
                .as("the answer to the creation comes before the call is started")
                .isCompletedWithValue(new Reply.AskedToStop());
        assertThat(call).isCompletedWithValueMatching(Reply.Refused.class::isInstance, "cancelled before it ran");
    }

    private CompletableFuture<Reply> running() {
        owner.request(1, 1, owner.create(1, 1));
        CompletableFuture<Reply> answer = owner.start(1, 2, owner.never(1, 1));
        assertThat(answer).as("user code is still running").isNotDone();
        return answer;
    }
}

package io.rref.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Reply;
import java.time.Duration;
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

    private CompletableFuture<Reply> running() {
        owner.request(1, 1, owner.create(1, 1));
        CompletableFuture<Reply> answer = owner.start(1, 2, owner.never(1, 1));
        assertThat(answer).as("user code is still running").isNotDone();
        return answer;
    }
}

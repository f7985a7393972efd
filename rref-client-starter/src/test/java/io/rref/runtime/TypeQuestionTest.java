package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefType;
import io.rref.RemoteInterface;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the owner is asked when several want to know the kind of an object at a time. */
class TypeQuestionTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final RRefType ANSWER = new RRefType("demo.Plain", "demo.StoredPlain");

    private final ScriptedOwner owner = ScriptedOwner.withDefaults();

    private final RRef<Plain> plain = owner.client().on(ScriptedOwner.NAME).create(Plain.class);

    private final CompletableFuture<Reply> answer = owner.answerLater(Query.TypeQuery.class);

    @AfterEach
    void close() {
        owner.close();
    }

    @RemoteInterface
    interface Plain {

        long ask();
    }

    @Test
    void whenSeveralAskAtATimeThenTheOwnerIsAskedOnce() {
        CompletableFuture<RRefType> first = plain.typeAsync();
        CompletableFuture<RRefType> second = plain.typeAsync();
        CompletableFuture<RRefType> third = CompletableFuture.supplyAsync(plain::type);

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        answered();

        assertThat(first).isCompletedWithValue(ANSWER);
        assertThat(second).isCompletedWithValue(ANSWER);
        assertThat(third).succeedsWithin(LIMIT).isEqualTo(ANSWER);
        assertThat(plain.type()).isEqualTo(ANSWER);
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void whenTheOneWhoAskedCancelsThenTheOthersAskForThemselves() {
        CompletableFuture<RRefType> first = plain.typeAsync();
        CompletableFuture<RRefType> second = plain.typeAsync();

        first.cancel(true);
        assertThat(questions()).isEqualTo(2);
        answered();

        assertThat(second).succeedsWithin(LIMIT).isEqualTo(ANSWER);
    }

    @Test
    void whenOneOfTheOthersCancelsThenTheQuestionStands() {
        CompletableFuture<RRefType> first = plain.typeAsync();
        CompletableFuture<RRefType> second = plain.typeAsync();

        second.cancel(true);
        answered();

        assertThat(first).succeedsWithin(LIMIT).isEqualTo(ANSWER);
        assertThat(second).isCancelled();
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void whenTheTimeOfOneIsUpThenItAloneFails() {
        CompletableFuture<RRefType> first = plain.typeAsync();
        CompletableFuture<RRefType> second = plain.typeAsync(Duration.ofMillis(20));

        assertThat(second)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseExactlyInstanceOf(NotExecutedException.class)
                .withMessageContaining("deadline-passed");
        NotExecutedException lateToo =
                catchThrowableOfType(NotExecutedException.class, () -> plain.type(Duration.ofMillis(20)));
        answered();

        assertThat(lateToo.problem()).isEqualTo("deadline-passed");
        assertThat(first).succeedsWithin(LIMIT).isEqualTo(ANSWER);
    }

    @Test
    void whenTheCallThatOneAsksForIsCancelledThenItAloneFails() {
        CallChain chain = CallChain.of(HeldTurns.NONE, MonotonicTime.NEVER);
        CompletableFuture<RRefType> first = plain.typeAsync();
        CompletableFuture<RRefType> ofTheCall = chain.within(() -> plain.typeAsync());

        chain.stop();

        assertThat(ofTheCall)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class)
                .withMessageContaining("cancelled");
        assertThat(first).isNotDone();
        answered();
        assertThat(first).succeedsWithin(LIMIT);
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void whenTheOwnerDidNotAnswerThenItIsAskedAgain() {
        assertThat(plain.typeAsync(Duration.ofMillis(20))).failsWithin(LIMIT);

        CompletableFuture<RRefType> again = plain.typeAsync();
        answered();

        assertThat(again).succeedsWithin(LIMIT).isEqualTo(ANSWER);
    }

    private void answered() {
        answer.complete(new Reply.TypeIs(ANSWER.declared(), "demo.StoredPlain"));
    }

    private int questions() {
        return owner.all(Query.TypeQuery.class).size();
    }
}

package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.security.Visitor.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is shown at the door in mode {@code secret}: what proves nothing is refused and changes nothing, and its legitimate twin is
 * served.
 */
@GuardedWorkerTest
class TokenIntrudersTests extends MemberWithAnObject {

    @Autowired
    TokenIntrudersTests(GuardedWorker worker) {
        super(worker);
    }

    @Test
    void whenNothingIsShownThenItIsUnauthenticated() {
        Visitor nobody = worker.nobody();

        Answer answer = worker.refused(ProblemType.UNAUTHENTICATED, () -> worker.open(nobody, worker.holder("nobody")));

        assertThat(answer.headers().get("www-authenticate")).startsWith("Bearer");
        assertThat(answer.text("detail")).as("what to do").contains("rref.security");
        assertThat(answer.text("sinceMs")).as("no copy of it can have got in").isNotEmpty();
        worker.refused(ProblemType.UNAUTHENTICATED, () -> nobody.get("/rref/v1/worker"));
        worker.refused(ProblemType.UNAUTHENTICATED, () -> nobody.get("/rref/v1/nowhere"));
        alice.visitor.get("/rref/v1/worker").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer x",
                "Bearer rref1.x.y",
                "Basic x",
                "Digest x",
                "Bearer eyJhbGciOiJub25lIn0.e30."
            })
    void whenNonsenseIsShownThenItIsUnauthenticated(String nonsense) {
        worker.refused(
                ProblemType.UNAUTHENTICATED,
                () -> worker.open(new Visitor(worker.uri(), nonsense), worker.holder("nobody")));
    }

    @Test
    void whenTheSecretIsAnotherThenItIsUnauthenticated() {
        HolderId stranger = worker.holder("stranger");

        Answer answer = worker.refused(
                ProblemType.UNAUTHENTICATED,
                () -> worker.open(worker.shows(stranger, "w1", GuardedWorker.STRANGERS_SECRET), stranger));

        assertThat(answer.text("detail"))
                .contains("secret")
                .doesNotContain(GuardedWorker.STRANGERS_SECRET, GuardedWorker.SECRET);
        worker.open(worker.shows(stranger, "w1", GuardedWorker.SECRET), stranger)
                .is(200);
    }

    @Test
    void whenTheSecretIsBeingChangedThenTheOtherOneIsGoodToo() {
        HolderId early = worker.holder("early");

        worker.open(worker.shows(early, "w1", GuardedWorker.OTHER_SECRET), early)
                .is(200);
    }

    @Test
    void whenTheTokenHasExpiredThenItIsUnauthenticatedAndDoesNotSaySinceWhen() {
        HolderId late = worker.holder("late");
        String token = SecretMember.tokenOf(
                late, "w1", GuardedWorker.SECRET, Instant.now().minusSeconds(331));

        Answer answer = worker.refused(
                ProblemType.UNAUTHENTICATED, () -> worker.open(Visitor.withToken(worker.uri(), token), late));

        assertThat(answer.text("sinceMs"))
                .as("a copy of it may have come in time")
                .isEmpty();
        worker.open(worker.shows(late, "w1", GuardedWorker.SECRET), late).is(200);
    }

    @Test
    void whenTheTokenWasMadeForAnotherWorkerThenItIsToldWhoAnswers() {
        HolderId bob = worker.holder("bob");

        Answer answer = worker.refused(
                ProblemType.WRONG_TARGET, () -> worker.open(worker.shows(bob, "w2", GuardedWorker.SECRET), bob));

        assertThat(answer.text("actualWorker")).isEqualTo("w1");
        assertThat(answer.text("actualIncarnation"))
                .isEqualTo(worker.self().incarnation().value());
        worker.refused(
                ProblemType.UNAUTHENTICATED,
                () -> worker.open(worker.shows(bob, "w2", GuardedWorker.STRANGERS_SECRET), bob));

        worker.open(worker.shows(bob, "w1", GuardedWorker.SECRET), bob).is(200);
    }

    @Test
    void whenARequestIsReplayedAfterItsTokenHasExpiredThenItIsUnauthenticated() {
        String expired = SecretMember.tokenOf(
                alice.id, "w1", GuardedWorker.SECRET, Instant.now().minusSeconds(331));
        long number = alice.next();
        alice.add(object, number, 2).is(200);

        worker.refused(ProblemType.UNAUTHENTICATED, () -> alice.showing(expired).add(object, number, 2));

        assertThat(alice.add(object, number, 2).is(200).text("value")).isEqualTo("7");
    }
}

package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.runtime.FreshIds;
import io.rref.security.SecretMember.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What members of a cluster hold, in mode {@code secret}: none gets at the leases, forks and requests of another, who is served all
 * the same.
 */
@GuardedWorkerTest
class HandleIntrudersTests extends MemberWithAnObject {

    private final SecretMember mallory;

    @Autowired
    HandleIntrudersTests(GuardedWorker worker) {
        super(worker);
        this.mallory = worker.enter("mallory");
    }

    @AfterEach
    void leaveAsMallory() {
        mallory.leave();
    }

    @Test
    void whenAMemberOpensALeaseForAnotherThenItIsNotIts() {
        worker.refused(ProblemType.NOT_YOURS, () -> worker.open(mallory.visitor, worker.holder("victim")));
        worker.refused(
                ProblemType.NOT_YOURS,
                () -> worker.open(mallory.visitor, new HolderId("mallory", new FreshIds().incarnation())));
        worker.refused(ProblemType.NOT_YOURS, () -> worker.open(mallory.visitor, alice.id));

        worker.open(mallory.visitor, mallory.id).is(200);
    }

    @Test
    void whenAMemberUsesTheLeaseOfAnotherThenItIsNotIts() {
        worker.refused(
                ProblemType.NOT_YOURS,
                () -> mallory.visitor.send(
                        "POST",
                        object.path() + "/calls",
                        alice.headers(object.fork(), alice.next()),
                        "{\"method\":\"add(long)\",\"arguments\":[1]}"));
        worker.refused(
                ProblemType.NOT_YOURS,
                () -> mallory.visitor.send("DELETE", SecretMember.leaseOf(mallory.id), alice.headers(), ""));
        worker.refused(
                ProblemType.NOT_YOURS,
                () -> mallory.visitor.send("DELETE", SecretMember.leaseOf(alice.id), alice.headers(), ""));

        assertThat(alice.add(object, alice.next(), 1).is(200).text("value")).isEqualTo("6");
    }

    @Test
    void whenAnEntryOfABatchUsesTheLeaseOfAnotherThenItIsNotIts() {
        long number = alice.next();
        String entry = "{\"requests\":[{\"id\":\"1\",\"method\":\"POST\",\"path\":\"" + object.path()
                + "/calls\",\"headers\":{\"RRef-Fork\":\"" + object.fork() + "\",\"Idempotency-Key\":\"" + number
                + "\",\"RRef-Lease\":\"" + alice.lease
                + "\"},\"body\":{\"method\":\"add(long)\",\"arguments\":[1]}}]}";
        OwnerSnapshot before = worker.owner().snapshot();

        String frames = mallory.visitor
                .send("POST", "/rref/v1/batch", mallory.headers(), entry)
                .is(200)
                .body();

        assertThat(frames).contains(ProblemType.NOT_YOURS.urn(), "\"status\":403");
        assertThat(worker.owner().snapshot()).isEqualTo(before);
        assertThat(alice.visitor
                        .send("POST", "/rref/v1/batch", alice.headers(), entry)
                        .is(200)
                        .body())
                .contains("\"value\":6");
    }

    @Test
    void whenAMemberReleasesTheForkOfAnotherThenItIsGoneForIt() {
        worker.refusedButHeard(
                ProblemType.REFERENCE_GONE,
                () -> mallory.visitor.send(
                        "DELETE",
                        object.path() + "/forks/" + object.fork(),
                        mallory.headers(object.fork(), mallory.next()),
                        ""));

        alice.release(object).is(204);
    }

    @Test
    void whenAMemberClaimsTheForkOfAnotherThenItIsGoneForIt() {
        SecretMember bob = worker.enter("bob");
        Held forBob = alice.registerFor(bob.id, object);

        worker.refusedButHeard(ProblemType.REFERENCE_GONE, () -> mallory.claim(forBob));
        worker.refusedButHeard(ProblemType.REFERENCE_GONE, () -> mallory.claim(object));

        bob.claim(forBob).is(204);
        assertThat(bob.add(forBob, bob.next(), 1).is(200).text("value")).isEqualTo("6");
        bob.leave();
    }

    @Test
    void whenAMemberWithdrawsWhatAnotherHasRegisteredThenItIsGoneForIt() {
        Held forBob = alice.registerFor(worker.holder("bob"), object);

        worker.refusedButHeard(ProblemType.REFERENCE_GONE, () -> mallory.withdraw(forBob));

        alice.withdraw(forBob).is(204);
    }

    @Test
    void whenAMemberShowsTheHandleOfAnotherAsAnArgumentThenItIsRefused() {
        Held own = mallory.create();

        worker.refusedButHeard(
                ProblemType.HANDLE_REFUSED,
                () -> mallory.addShowing(
                        own, object, worker.self().name(), worker.self().incarnation()));

        alice.addShowing(object, object, worker.self().name(), worker.self().incarnation())
                .is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w1", "w2", "localhost", "169.254.169.254", "metadata.example:80"})
    void whenAHandleIsForgedWithAnotherOwnerThenItIsRefusedAndNobodyIsAsked(String named) {
        Incarnation another = new FreshIds().incarnation();

        worker.refusedButHeard(ProblemType.HANDLE_REFUSED, () -> alice.addShowing(object, object, named, another));

        assertThat(alice.add(object, alice.next(), 1).is(200).text("value"))
                .as("the refused call has not run")
                .isEqualTo("6");
    }

    @Test
    void whenARequestIsReplayedThenItRunsOnceAndAfterTheLeaseNotAtAll() {
        long number = alice.next();
        assertThat(alice.add(object, number, 2).is(200).text("value")).isEqualTo("7");

        assertThat(alice.add(object, number, 2).is(200).text("value"))
                .as("the same outcome")
                .isEqualTo("7");
        alice.add(object, number, 3).isProblem(ProblemType.OTHER_BODY);
        assertThat(alice.add(object, alice.next(), 0).text("value"))
                .as("it ran once")
                .isEqualTo("7");
        alice.acknowledge(number);
        alice.add(object, number, 2).isProblem(ProblemType.SETTLED);
        assertThat(alice.add(object, alice.next(), 0).text("value"))
                .as("it ran once")
                .isEqualTo("7");
        alice.leave().is(204);
        alice.add(object, number, 2).isProblem(ProblemType.LEASE_LOST);
    }
}

package io.rref.owner;

import static io.rref.owner.OwnerWorld.BROKEN;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.function;
import static io.rref.owner.TestHolder.remote;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.NewReference;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls, fetches and what waits for an object to be ready. */
class CallsAndWaitingTests {

    private static final Problem BAD = new Problem(ProblemType.CONTRACT_MISMATCH, "no such method");

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice");

    @Test
    void whenTheObjectIsReadyThenACallRunsAndItsAnswerComesBack() {
        alice.owns(rref(1), fork(1));
        ExchangeId exchange = alice.send(call(rref(1), fork(1)));

        Work.RunCall work = world.startedWork(Work.RunCall.class);
        assertThat(work.method()).isEqualTo("add(long)");
        assertThat(work.resultStaysAs()).isNull();
        world.ended(world.startedWork(), new Reply.Raised(BROKEN));

        assertThat(world.replyTo(exchange)).isEqualTo(new Reply.Raised(BROKEN));
    }

    @Test
    void whenTheLastForkGoesDuringACallThenTheObjectWaitsForTheCallToEnd() {
        alice.owns(rref(1), fork(1));
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();

        alice.ask(new Action.Release(rref(1), fork(1)));
        assertThat(world.released).isEmpty();
        world.ended(work, returned("2"));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenTheObjectIsBeingMadeThenACallWaitsAndStartsWhenItIsReady() {
        WorkId creation = creating(1);

        alice.send(call(rref(1), fork(1)));
        assertThat(world.last()).isEmpty();
        world.created(creation);

        world.startedWork(Work.RunCall.class);
    }

    @Test
    void whenSeveralWaitThenTheyStartInTheOrderOfArrival() {
        WorkId creation = creating(1);
        alice.send(call(rref(1), fork(1)));
        alice.send(new Action.Fetch(rref(1), fork(1)));

        world.created(creation);

        assertThat(world.last(OwnerDecision.StartWork.class))
                .extracting(start -> start.work().getClass().getSimpleName())
                .containsExactly("RunCall", "ReadValue");
    }

    @Test
    void whenTheCreationFailsThenWhatWaitsForItFailsWithItsCause() {
        WorkId creation = creating(1);
        ExchangeId called = alice.send(call(rref(1), fork(1)));
        ExchangeId fetched = alice.send(new Action.Fetch(rref(1), fork(1)));

        world.creationFailed(creation);

        assertThat(world.replyTo(called)).isEqualTo(new Reply.CreationFailed(BROKEN));
        assertThat(world.replyTo(fetched)).isEqualTo(new Reply.CreationFailed(BROKEN));
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();
    }

    @Test
    void whenTheObjectHasFailedThenACallFailsAtOnce() {
        world.creationFailed(creating(1));

        assertThat(alice.ask(call(rref(1), fork(1)))).isEqualTo(new Reply.CreationFailed(BROKEN));
    }

    @Test
    void whenAWaitingCallsTimeIsSpentThenItIsRefusedAndNeverRuns() {
        WorkId creation = creating(1);
        ExchangeId exchange = alice.waits(Duration.ofSeconds(5)).send(call(rref(1), fork(1)));
        assertThat(world.machine.nextDeadline()).contains(world.now().plus(Duration.ofSeconds(5)));

        world.pass(Duration.ofSeconds(5));

        assertRefused(world.replyTo(exchange), ProblemType.DEADLINE_PASSED);
        world.created(creation);
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();
    }

    @Test
    void whenTheResultStaysThenItIsANewObjectThatTheCallMakes() {
        alice.owns(rref(1), fork(1));
        ExchangeId exchange = alice.send(remote(rref(1), fork(1), rref(2), fork(2)));
        Work.RunCall work = world.startedWork(Work.RunCall.class);
        WorkId id = world.startedWork();

        assertThat(work.resultStaysAs()).isEqualTo(rref(2));
        assertThat(work.resultType()).isEqualTo("demo.Sum");
        world.started(id);
        assertThat(world.replyTo(exchange)).isEqualTo(Reply.Listed.at(rref(2), CreationStage.KNOWN));
        world.created(id);
        assertThat(world.entry(rref(2)).stage()).isEqualTo(CreationStage.READY);
        assertThat(world.entry(rref(2)).contract()).isEqualTo("demo.Sum");
    }

    @Test
    void whenTheTargetIsNotReadyThenANewReferenceIsAnsweredKnownAtOnce() {
        creating(1);

        assertThat(alice.ask(remote(rref(1), fork(1), rref(2), fork(2))))
                .isEqualTo(Reply.Listed.at(rref(2), CreationStage.KNOWN));
    }

    @Test
    void whenAChainOfResultsLosesItsFirstThenAllFailWithTheSameCause() {
        WorkId creation = creating(1);
        for (int i = 1; i < 2000; i++) {
            alice.ask(remote(rref(i), fork(i), rref(i + 1), fork(i + 1)));
        }

        world.creationFailed(creation);

        assertThat(world.entry(rref(2000)).stage()).isEqualTo(CreationStage.FAILED);
        assertThat(alice.ask(call(rref(2000), fork(2000)))).isEqualTo(new Reply.CreationFailed(BROKEN));
    }

    @Test
    void whenTheTargetHasFailedThenTheNewReferenceHasFailedToo() {
        world.creationFailed(creating(1));

        assertThat(alice.ask(remote(rref(1), fork(1), rref(2), fork(2))))
                .isEqualTo(new Reply.Listed(rref(2), CreationStage.FAILED, BROKEN, false));
    }

    @Test
    void whenWorkIsRefusedAfterItsReferenceWasKnownThenTheReferenceHasFailed() {
        WorkId creation = creating(1);
        alice.ask(remote(rref(1), fork(1), rref(2), fork(2)));
        world.created(creation);

        world.refused(world.startedWork(), BAD);

        assertThat(alice.ask(call(rref(2), fork(2)))).isInstanceOfSatisfying(Reply.CreationFailed.class, failed -> {
            assertThat(failed.failure().className()).isEqualTo(NotExecutedException.class.getName());
            assertThat(failed.failure().message()).isEqualTo("no such method");
        });
    }

    @Test
    void whenWorkIsRefusedBeforeItsReferenceWasKnownThenTheReferenceIsTakenBack() {
        alice.owns(rref(1), fork(1));
        ExchangeId exchange = alice.send(remote(rref(1), fork(1), rref(2), fork(2)));

        world.refused(world.startedWork(), BAD);

        assertThat(world.replyTo(exchange)).isEqualTo(new Reply.Refused(BAD));
        assertThat(world.isListed(rref(2))).isFalse();
        assertThat(world.isListed(rref(1))).isTrue();
    }

    @Test
    void whenNobodyHoldsTheResultOfLongWorkThenItIsStoppedAtItsDeadlineAndNotBefore() {
        alice.owns(rref(1), fork(1)).waits(Duration.ofSeconds(5));
        alice.send(remote(rref(1), fork(1), rref(2), fork(2)));
        WorkId work = world.startedWork();
        world.started(work);
        alice.ask(new Action.Release(rref(2), fork(2)));

        world.pass(Duration.ofMillis(4900));
        assertThat(world.last(OwnerDecision.StopWork.class)).isEmpty();
        world.pass(Duration.ofMillis(200));

        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));
    }

    @Test
    void whenTheResultOfLongWorkIsLetGoAfterItsDeadlineThenItIsStoppedSoon() {
        alice.owns(rref(1), fork(1)).waits(Duration.ofSeconds(5));
        alice.send(remote(rref(1), fork(1), rref(2), fork(2)));
        WorkId work = world.startedWork();
        world.started(work);

        world.pass(Duration.ofSeconds(8));
        assertThat(world.last(OwnerDecision.StopWork.class)).isEmpty();
        alice.ask(new Action.Release(rref(2), fork(2)));
        world.pass(Duration.ofSeconds(1));

        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));
    }

    @Test
    void whenAFunctionIsCalledThenItsResultComesBackOrStays() {
        ExchangeId value = alice.send(function(null));
        world.ended(world.startedWork(), returned("3"));
        ExchangeId stays = alice.send(function(new NewReference(rref(2), fork(2), "demo.Sum")));
        world.created(world.startedWork());

        assertThat(world.replyTo(value)).isEqualTo(returned("3"));
        assertThat(world.replyTo(stays)).isEqualTo(Reply.Listed.at(rref(2), CreationStage.READY));
    }

    @Test
    void whenTheIdIsUnknownOrTheForkIsAnothersThenTheAnswerIsTheSame() {
        TestHolder bob = world.holder("bob").owns(rref(1), fork(1));
        bob.owns(rref(3), fork(3));
        bob.ask(new Action.Release(rref(3), fork(3)));

        Reply foreign = alice.ask(call(rref(1), fork(1)));
        Problem problem = assertRefused(foreign, ProblemType.REFERENCE_GONE);
        assertThat(problem.members()).containsEntry(Problem.REASON, LossReason.RELEASED.name());
        assertThat(((Reply.Refused) alice.ask(call(rref(3), fork(3)))).problem().members())
                .isEqualTo(problem.members());
        assertRefused(alice.ask(call(rref(9), fork(9))), ProblemType.REFERENCE_GONE);
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();
    }

    private WorkId creating(long id) {
        alice.send(create(rref(id), fork(id)));
        WorkId work = world.startedWork();
        world.started(work);
        return work;
    }
}

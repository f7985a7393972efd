package io.rref.owner;

import static io.rref.owner.OwnerWorld.BROKEN;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.MINUTE;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import org.junit.jupiter.api.Test;

/** From the accepted creation to known, ready or failed. */
class CreationTests {

    private static final Problem BAD = new Problem(ProblemType.BAD_ARGUMENTS, "one argument, expected none");

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice");

    @Test
    void whenACreationIsAcceptedThenEntryAndForkStandBeforeUserCodeRuns() {
        ExchangeId exchange = alice.send(create(rref(1), fork(1)));

        Work.CreateObject work = world.startedWork(Work.CreateObject.class);
        assertThat(work.caller()).isEqualTo(alice.id);
        assertThat(work.deadline()).isEqualTo(world.now().plus(MINUTE));
        assertThat(world.entry(rref(1)).stage()).isEqualTo(CreationStage.KNOWN);
        assertThat(world.entry(rref(1)).forks()).hasSize(1);
        assertThat(world.isOpen(exchange)).isTrue();
    }

    @Test
    void whenUserCodeIsAboutToRunThenTheCreationIsAnsweredKnown() {
        ExchangeId exchange = alice.send(create(rref(1), fork(1)));

        world.started(world.startedWork());

        assertThat(world.replyTo(exchange)).isEqualTo(Reply.Listed.at(rref(1), CreationStage.KNOWN));
    }

    @Test
    void whenTheCreationEndsUnannouncedThenItIsAnsweredReadyOrFailed() {
        ExchangeId good = alice.send(create(rref(1), fork(1)));
        world.created(world.startedWork());
        ExchangeId bad = alice.send(create(rref(2), fork(2)));
        world.creationFailed(world.startedWork());

        assertThat(world.replyTo(good)).isEqualTo(Reply.Listed.at(rref(1), CreationStage.READY));
        assertThat(world.replyTo(bad)).isEqualTo(new Reply.Listed(rref(2), CreationStage.FAILED, BROKEN, false));
    }

    @Test
    void whenTheCreationIsRepeatedLaterThenItIsAnsweredWithTheStageOfNow() {
        RequestNumber number = alice.nextNumber();
        alice.send(number, create(rref(1), fork(1)));
        WorkId work = world.startedWork();
        world.started(work);
        world.created(work);

        assertThat(alice.ask(number, create(rref(1), fork(1))))
                .isEqualTo(Reply.Listed.at(rref(1), CreationStage.READY));
    }

    @Test
    void whenTheObjectIsGoneThenARepeatOfItsCreationGetsWhatWasKeptAndMakesNothing() {
        alice.owns(rref(1), fork(1));
        RequestNumber number = alice.lastNumber();
        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(alice.ask(number, create(rref(1), fork(1))))
                .isEqualTo(Reply.Listed.at(rref(1), CreationStage.KNOWN));
        assertThat(world.isListed(rref(1))).isFalse();
    }

    @Test
    void whenTheCreationIsRefusedThenItIsTakenBackWithoutARelease() {
        ExchangeId exchange = alice.send(create(rref(1), fork(1)));

        world.refused(world.startedWork(), BAD);

        assertThat(world.replyTo(exchange)).isEqualTo(new Reply.Refused(BAD));
        assertThat(world.isListed(rref(1))).isFalse();
        assertThat(world.released).isEmpty();
    }

    @Test
    void whenARefusedCreationIsRepeatedThenItIsRefusedTheSame() {
        RequestNumber number = alice.nextNumber();
        alice.send(number, create(rref(1), fork(1)));
        world.refused(world.startedWork(), BAD);

        assertThat(alice.ask(number, create(rref(1), fork(1)))).isEqualTo(new Reply.Refused(BAD));
    }

    @Test
    void whenTheIdIsTakenThenAnotherCreationIsRefusedWhoeverAsks() {
        alice.owns(rref(1), fork(1));

        assertRefused(alice.ask(create(rref(1), fork(2))), ProblemType.ID_TAKEN);
        assertRefused(world.holder("bob").ask(create(rref(1), fork(3))), ProblemType.ID_TAKEN);
    }

    @Test
    void whenTheLastHoldLeavesDuringTheCreationThenTheObjectIsReleasedAsSoonAsItEnds() {
        alice.send(create(rref(1), fork(1)));
        WorkId work = world.startedWork();
        world.started(work);

        alice.ask(new Action.Release(rref(1), fork(1)));
        assertThat(world.released).isEmpty();
        world.created(work);

        assertThat(world.released).containsExactly(rref(1));
        assertThat(world.isListed(rref(1))).isFalse();
    }

    @Test
    void whenAFailedObjectLosesItsLastHoldThenThereIsNothingToRelease() {
        alice.send(create(rref(1), fork(1)));
        world.creationFailed(world.startedWork());

        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(world.isListed(rref(1))).isFalse();
        assertThat(world.released).isEmpty();
    }

    @Test
    void whenTheEventsOfWorkComeTwiceThenTheSecondChangesNothing() {
        alice.send(create(rref(1), fork(1)));
        WorkId work = world.startedWork();
        world.started(work);
        world.created(work);
        OwnerSnapshot before = world.machine.snapshot();

        world.started(work);
        assertThat(world.last()).isEmpty();
        world.created(work);
        assertThat(world.last()).isEmpty();
        world.refused(work, BAD);
        assertThat(world.last()).isEmpty();
        assertThat(world.machine.snapshot()).isEqualTo(before);
    }

    @Test
    void whenTheHolderHasAsManyReferencesAsItMayThenItMakesNoMore() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 1, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob").owns(rref(1), fork(1));

        assertRefused(bob.ask(create(rref(2), fork(2))), ProblemType.LIMIT_REACHED);
        assertThat(small.isListed(rref(2))).isFalse();
    }

    @Test
    void whenACreationEndsAsACallWouldThenTheShellIsToldThatItIsWrong() {
        alice.send(create(rref(1), fork(1)));
        WorkId work = world.startedWork();

        assertThatIllegalStateException().isThrownBy(() -> world.ended(work, returned("1")));
    }
}

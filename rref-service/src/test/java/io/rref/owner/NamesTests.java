package io.rref.owner;

import static io.rref.owner.OwnerWorld.BROKEN;
import static io.rref.owner.OwnerWorld.CONTRACT;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names: declared, published, found and ended. */
class NamesTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice");

    private final TestHolder bob = world.holder("bob");

    @Test
    void whenADeclaredNameIsFirstFoundThenItsObjectIsMadeWithoutArguments() {
        world.declare("visits");

        ExchangeId exchange = alice.send(find("visits", 1));

        assertThat(world.startedWork(Work.CreateObject.class).arguments()).isEqualTo(Content.EMPTY);
        world.started(world.startedWork());
        assertThat(world.replyTo(exchange)).isEqualTo(Reply.Listed.at(rref(1), CreationStage.KNOWN));
        assertThat(world.entry(rref(1)).names()).containsExactly("visits");
    }

    @Test
    void whenANameIsFoundAgainThenTheFinderGetsAForkOnTheSameObject() {
        found("visits", 1);

        assertThat(bob.ask(find("visits", 2))).isEqualTo(Reply.Listed.at(rref(1), CreationStage.READY));

        bob.send(call(rref(1), fork(2)));
        world.startedWork(Work.RunCall.class);
    }

    @Test
    void whenEveryForkIsGoneThenTheNameStillHoldsTheObject() {
        found("visits", 1);

        alice.leave();

        assertThat(world.entry(rref(1)).heldByNamesOnly()).isTrue();
    }

    @Test
    void whenTheFirstFinderDiesDuringTheCreationThenItGoesOnForTheOthers() {
        world.declare("visits");
        alice.send(find("visits", 1));
        WorkId work = world.startedWork();

        alice.leave();
        assertThat(world.last(OwnerDecision.StopWork.class)).isEmpty();
        world.created(work);

        assertThat(bob.ask(find("visits", 2))).isEqualTo(Reply.Listed.at(rref(1), CreationStage.READY));
    }

    @Test
    void whenTheNameIsUnknownThenTheProblemListsTheNearOnes() {
        world.declare("visits");

        Problem problem = assertRefused(alice.ask(find("visit", 1)), ProblemType.UNKNOWN_NAME);

        assertThat(problem.detail()).contains("visits");
    }

    @Test
    void whenTheNameHasAnotherContractThenItIsTakenWhetherBoundOrDeclared() {
        world.declare("visits");
        Action other = new Action.Find("visits", "demo.Other", rref(3), fork(3));

        assertRefused(alice.ask(other), ProblemType.NAME_TAKEN);
        found("visits", 1);
        assertRefused(alice.ask(other), ProblemType.NAME_TAKEN);
    }

    @Test
    void whenAFreeNameIsPublishedThenTheObjectIsMadeFromTheArguments() {
        alice.send(publish("sums", 1));

        assertThat(world.startedWork(Work.CreateObject.class).arguments()).isEqualTo(content("new"));
    }

    @Test
    void whenABoundNameIsPublishedThenTheArgumentsAreIgnoredAndReported() {
        published("sums", 1);

        assertThat(bob.ask(publish("sums", 2))).isEqualTo(new Reply.Listed(rref(1), CreationStage.READY, null, true));
    }

    @Test
    void whenADeclaredNameIsPublishedThenItIsMadeAsDeclared() {
        world.declare("visits");

        ExchangeId exchange = alice.send(publish("visits", 1));

        assertThat(world.startedWork(Work.CreateObject.class).arguments()).isEqualTo(Content.EMPTY);
        world.created(world.startedWork());
        assertThat(world.replyTo(exchange)).isEqualTo(new Reply.Listed(rref(1), CreationStage.READY, null, true));
        assertRefused(alice.ask(new Action.Unname("visits")), ProblemType.NOT_PUBLISHER);
    }

    @Test
    void whenTheCreationFailsThenTheNameIsFreeAndItsForksSeeTheFailure() {
        alice.send(publish("sums", 1));
        world.creationFailed(world.startedWork());

        assertThat(world.entry(rref(1)).names()).isEmpty();
        bob.send(publish("sums", 2));
        world.startedWork(Work.CreateObject.class);
        assertThat(alice.ask(call(rref(1), fork(1)))).isEqualTo(new Reply.CreationFailed(BROKEN));
    }

    @Test
    void whenTheCreationIsRefusedThenASecondFinderSeesItFailedAndTheNameIsFree() {
        alice.send(publish("sums", 1));
        WorkId work = world.startedWork();
        bob.ask(find("sums", 2));

        world.refused(work, new Problem(ProblemType.BAD_ARGUMENTS, "no"));

        assertThat(bob.ask(call(rref(1), fork(2)))).isInstanceOf(Reply.CreationFailed.class);
        assertRefused(alice.ask(call(rref(1), fork(1))), ProblemType.REFERENCE_GONE);
        assertRefused(bob.ask(find("sums", 3)), ProblemType.UNKNOWN_NAME);
    }

    @Test
    void whenThePublisherEndsTheNameThenItHoldsNoMore() {
        published("sums", 1);
        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(alice.ask(new Action.Unname("sums"))).isEqualTo(DONE);

        assertThat(world.released).containsExactly(rref(1));
        assertRefused(alice.ask(new Action.Unname("sums")), ProblemType.UNKNOWN_NAME);
    }

    @Test
    void whenAnotherEndsTheNameThenItIsRefused() {
        published("sums", 1);

        assertRefused(bob.ask(new Action.Unname("sums")), ProblemType.NOT_PUBLISHER);
        assertThat(world.entry(rref(1)).names()).containsExactly("sums");
    }

    @Test
    void whenANameIsDeclaredTwiceThenTheSecondChangesNothingUnlessItContradicts() {
        world.declare("visits");
        world.declare("visits");

        assertThatIllegalStateException()
                .isThrownBy(() -> world.handle(new OwnerEvent.NameDeclared("visits", "demo.Other")))
                .withMessageContaining("demo.Other");
    }

    @Test
    void whenABoundNameIsLookedAtThenItIsToldAndTheLookerMayNotAct() {
        found("visits", 1);

        assertThat(bob.look("visits")).isEqualTo(new Reply.NameBound(CONTRACT, rref(1), CreationStage.READY));

        assertThat(world.last()).hasSize(1);
        assertThat(world.entry(rref(1)).forks())
                .extracting(OwnerSnapshot.Fork::id)
                .containsExactly(fork(1));
        assertRefused(bob.ask(call(rref(1), fork(2))), ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenTheObjectOfANameIsBeingMadeThenALookIsAnsweredAtOnce() {
        alice.send(publish("sums", 1));

        assertThat(bob.look("sums")).isEqualTo(new Reply.NameBound(CONTRACT, rref(1), CreationStage.KNOWN));
    }

    @Test
    void whenNobodyHasUsedADeclaredNameThenALookSaysSoAndMakesNothing() {
        world.declare("visits");

        assertThat(alice.look("visits")).isEqualTo(new Reply.NameDeclared(CONTRACT));

        assertThat(world.last()).hasSize(1);
        assertThat(world.machine.snapshot().entries()).isEmpty();
    }

    @Test
    void whenTheObjectOfADeclaredNameCannotBeMadeThenTheNameIsOnlyDeclaredAgain() {
        world.declare("visits");
        alice.send(find("visits", 1));
        world.creationFailed(world.startedWork());

        assertThat(bob.look("visits")).isEqualTo(new Reply.NameDeclared(CONTRACT));
    }

    @Test
    void whenAnUnknownNameIsLookedAtThenTheProblemListsTheNearOnes() {
        world.declare("visits");

        assertThat(assertRefused(alice.look("visit"), ProblemType.UNKNOWN_NAME).detail())
                .contains("visits");
    }

    @Test
    void whenTheLeaseHasEndedThenNothingIsToldAboutAName() {
        world.declare("visits");
        alice.leave();

        assertRefused(alice.look("visits"), ProblemType.LEASE_LOST);
    }

    @Test
    void whenAsManyNamesArePublishedAsThereMayBeThenTheNextWaitsForOneToEnd() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 10, 10, TestHolder.MINUTE, 1, 10));
        TestHolder carol = small.holder("carol");
        carol.send(publish("sums", 1));
        small.created(small.startedWork());

        Problem problem = assertRefused(carol.ask(publish("more", 2)), ProblemType.LIMIT_REACHED);
        assertThat(problem.detail()).contains("rref.worker.limits.names = 1");
        assertThat(small.isListed(rref(2))).isFalse();
        assertThat(carol.ask(publish("sums", 3))).isInstanceOf(Reply.Listed.class);

        carol.ask(new Action.Unname("sums"));
        carol.send(publish("more", 4));
        small.startedWork(Work.CreateObject.class);
    }

    @Test
    void whenHoldersHavePublishedAllTheyMayThenADeclaredNameIsMadeAllTheSame() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 10, 10, TestHolder.MINUTE, 0, 10));
        small.declare("visits");

        small.holder("carol").send(find("visits", 1));

        small.startedWork(Work.CreateObject.class);
    }

    @Test
    void whenACreationFailsThenItsNameCountsNoMore() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 10, 10, TestHolder.MINUTE, 1, 10));
        TestHolder carol = small.holder("carol");
        carol.send(publish("sums", 1));
        small.creationFailed(small.startedWork());

        carol.send(publish("more", 2));

        small.startedWork(Work.CreateObject.class);
    }

    private void found(String name, long id) {
        world.declare(name);
        alice.send(find(name, id));
        world.created(world.startedWork());
    }

    private void published(String name, long id) {
        alice.send(publish(name, id));
        world.created(world.startedWork());
    }

    private static Action find(String name, long id) {
        return new Action.Find(name, CONTRACT, rref(id), fork(id));
    }

    private static Action publish(String name, long id) {
        return new Action.Publish(name, CONTRACT, rref(id), fork(id), content("new"), List.of());
    }

    @Test
    void whenTheFindersForkIsTakenThenItIsRefused() {
        found("visits", 1);

        assertRefused(bob.ask(find("visits", 1)), ProblemType.ID_TAKEN);
    }
}

package io.rref.owner;

import static io.rref.owner.OwnerWorld.foreignHandle;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.remote;
import static io.rref.owner.TestHolder.returned;
import static io.rref.owner.TestHolder.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.protocol.Action;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RequestNumber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A lease that runs out, in one step. */
class ExpiryTests {

    private static final Duration LEASE = LeaseTerms.DEFAULT.untilOwnerEnds();

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    @Test
    void whenTheHolderIsSilentThenItsObjectsGoWhenItsLeaseEndsAndNotBefore() {
        assertThat(world.machine.nextDeadline()).contains(world.now().plus(LEASE));
        world.pass(LEASE.minusNanos(1));
        assertThat(world.released).isEmpty();

        world.pass(Duration.ofNanos(1));

        assertThat(world.released).containsExactly(rref(1));
        assertThat(world.hasLease(alice.id)).isFalse();
        assertThat(world.machine.nextDeadline()).isEmpty();
    }

    @Test
    void whenARequestArrivesAfterTheEndThenItIsNotServedThoughNobodySaidThatTimePassed() {
        world.sleep(LEASE);

        assertRefused(alice.ask(call(rref(1), fork(1))), ProblemType.LEASE_LOST);
        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenAnObjectExpiredThenTheNextHolderIsToldTheReason() {
        world.pass(LEASE);
        TestHolder bob = world.holder("bob");

        Problem problem = assertRefused(bob.ask(call(rref(1), fork(1))), ProblemType.REFERENCE_GONE);

        assertThat(problem.members()).containsEntry(Problem.REASON, LossReason.EXPIRED.name());
    }

    @Test
    void whenTheLeaseEndsDuringACallThenItIsStoppedAndItsEndFreesTheObject() {
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();

        world.pass(LEASE);

        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));
        assertThat(world.released).isEmpty();
        world.ended(work, returned("2"));
        assertThat(world.last()).contains(new OwnerDecision.ReleaseObject(rref(1)));
    }

    /** A lost lease would say that nothing ran. Seed 1292 of the simulation. */
    @Test
    void whenTheLeaseEndsDuringACallThenItIsAnsweredWithWhatCameOfIt() {
        ExchangeId exchange = alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();

        world.pass(LEASE);
        assertThat(world.last(OwnerDecision.Answer.class))
                .extracting(OwnerDecision.Answer::exchange)
                .doesNotContain(exchange);

        world.ended(work, returned("2"));
        assertThat(world.replyTo(exchange)).isEqualTo(returned("2"));
    }

    @Test
    void whenStoppedWorkStillEndsWithHandlesThenTheyAreDropped() {
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();
        world.pass(LEASE);

        world.ended(work, returned("2", foreignHandle()));

        assertThat(world.last()).contains(new OwnerDecision.OutcomeDropped(work));
    }

    @Test
    void whenKeptAnswersCarryHandlesThenTheyAreDroppedWithTheLease() {
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();
        world.ended(work, returned("2", foreignHandle()));

        world.pass(LEASE);

        assertThat(world.last()).contains(new OwnerDecision.OutcomeDropped(work));
    }

    @Test
    void whenTheLeaseEndsDuringACreationThenItIsStoppedAndAValueIsReleasedAtOnce() {
        alice.send(create(rref(2), fork(2)));
        WorkId work = world.startedWork();
        world.pass(LEASE);
        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));

        world.created(work);

        assertThat(world.last()).contains(new OwnerDecision.ReleaseObject(rref(2)));
    }

    @Test
    void whenTheLeaseEndsThenAWholeChainOfItsCreationsIsStopped() {
        alice.send(create(rref(2), fork(2)));
        WorkId work = world.startedWork();
        alice.ask(remote(rref(2), fork(2), rref(3), fork(3)));
        alice.ask(remote(rref(3), fork(3), rref(4), fork(4)));

        world.pass(LEASE);

        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));
        assertThat(world.isListed(rref(3))).isFalse();
        assertThat(world.isListed(rref(4))).isFalse();
    }

    @Test
    void whenTheSponsorDiesThenItsShareStandsForTheTimeToldAtRegistration() {
        TestHolder bob = world.holder("bob");
        alice.ask(share(rref(1), fork(1), fork(2), bob));
        world.pass(Duration.ofSeconds(25));
        bob.renew();
        world.pass(LEASE.minusSeconds(25));
        assertThat(world.released).isEmpty();
        world.pass(Duration.ofSeconds(19));

        assertThat(bob.ask(new Action.Claim(rref(1), fork(2)))).isEqualTo(DONE);
    }

    @Test
    void whenTheSponsorDiesAndNobodyClaimsThenTheShareRunsOut() {
        alice.ask(share(rref(1), fork(1), fork(2), world.holder("bob")));
        world.pass(LEASE);

        world.pass(Duration.ofSeconds(20));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenASponsorThatAnsweredWithHandlesDiesThenWhatItLetGoKeepsItsSoonerTime() {
        alice.ask(share(rref(1), fork(1), fork(2), world.holder("bob")));
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofSeconds(1)));
        alice.leave();

        world.pass(Duration.ofSeconds(1));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenAnotherHolderHasAForkThenTheObjectStays() {
        TestHolder bob = world.holder("bob");
        alice.ask(share(rref(1), fork(1), fork(2), bob));
        bob.ask(new Action.Claim(rref(1), fork(2)));

        alice.leave();

        assertThat(world.entry(rref(1)).forks())
                .extracting(OwnerSnapshot.Fork::id)
                .containsExactly(fork(2));
    }

    @Test
    void whenTimePassesTwiceAtOneMomentThenTheSecondChangesNothing() {
        world.pass(LEASE);

        assertThat(world.pass(Duration.ZERO)).isEmpty();
    }

    @Test
    void whenTheNextSessionRepeatsANumberOfTheLastThenItIsAnotherNumber() {
        RequestNumber number = alice.lastNumber();
        alice.open(2);

        alice.send(number, create(rref(1), fork(1)));

        world.startedWork(Work.CreateObject.class);
    }
}

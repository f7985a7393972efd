package io.rref.owner;

import static io.rref.owner.OwnerWorld.OWNER;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.holderId;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.protocol.Caller;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Opening, renewing and leaving. */
class LeasesTests {

    private final OwnerWorld world = new OwnerWorld();

    @Test
    void whenTheTargetIsAnotherIncarnationThenTheAnswerSaysWhoThisIs() {
        Target former = new Target(OWNER.name(), new Incarnation(99, 0));

        Reply reply = world.open(new Message.OpenLease(former, holderId("alice", 2), 1));

        Problem problem = assertRefused(reply, ProblemType.WRONG_TARGET);
        assertThat(problem.members())
                .containsEntry(Problem.ACTUAL_WORKER, "owner")
                .containsEntry(Problem.ACTUAL_INCARNATION, OWNER.incarnation().value());
    }

    @Test
    void whenTheTargetIsAnotherIncarnationThenTheAnswerSaysHowLongThisOneHasStood() {
        world.pass(Duration.ofSeconds(7));
        Target former = new Target(OWNER.name(), new Incarnation(99, 0));

        Reply reply = world.open(new Message.OpenLease(former, holderId("alice", 2), 1));

        assertThat(assertRefused(reply, ProblemType.WRONG_TARGET).lasted()).contains(Duration.ofSeconds(7));
    }

    @Test
    void whenTheLeaseHasEndedThenTheRefusalSaysHowLongAgo() {
        TestHolder alice = world.holder("alice");
        alice.leave();
        world.pass(Duration.ofSeconds(5));

        Problem problem = assertRefused(alice.ask(create(rref(1), fork(1))), ProblemType.LEASE_LOST);

        assertThat(problem.lasted()).contains(Duration.ofSeconds(5));
    }

    @Test
    void whenTheTokenWasNeverGivenThenTheRefusalDoesNotSaySinceWhen() {
        TestHolder stranger = new TestHolder(world, holderId("stranger", 2));

        Problem problem = assertRefused(stranger.ask(create(rref(1), fork(1))), ProblemType.LEASE_LOST);

        assertThat(problem.lasted()).isEmpty();
    }

    @Test
    void whenTheSameSessionAsksAgainThenItGetsTheSameLeaseRenewedFromNow() {
        TestHolder alice = world.holder("alice");
        LeaseToken first = alice.token();
        world.pass(Duration.ofSeconds(20));

        alice.open(1);
        world.pass(Duration.ofSeconds(20));

        assertThat(alice.token()).isEqualTo(first);
        assertThat(world.hasLease(alice.id)).isTrue();
    }

    @Test
    void whenAHigherSessionOpensThenTheOlderLeaseEndsWithItsObjects() {
        TestHolder alice = world.holder("alice").owns(rref(1), fork(1));
        LeaseToken older = alice.token();

        alice.open(2);

        assertThat(alice.token()).isNotEqualTo(older);
        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenALowerSessionComesLateThenItIsLostAndTheCurrentOneStands() {
        TestHolder alice = world.holder("alice").open(3);
        LeaseToken current = alice.token();

        Reply late = world.open(new Message.OpenLease(world.target(), alice.id, 2));

        assertRefused(late, ProblemType.LEASE_LOST);
        assertThat(alice.open(3).token()).isEqualTo(current);
    }

    @Test
    void whenAnotherIncarnationOfTheNameOpensThenTheFirstKeepsItsLease() {
        TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

        new TestHolder(world, holderId("alice", 3)).open(1);

        assertThat(world.hasLease(alice.id)).isTrue();
        assertThat(world.released).isEmpty();
    }

    @Test
    void whenTheLimitOfLeasesIsReachedThenTheNextIsRefused() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 10, 1, TestHolder.MINUTE, 10, 10));
        small.holder("alice");

        Reply reply = small.open(new Message.OpenLease(small.target(), holderId("bob", 2), 1));

        assertRefused(reply, ProblemType.LIMIT_REACHED);
    }

    @Test
    void whenARenewalArrivesThenItStandsForAThirdOfTheLease() {
        TestHolder alice = world.holder("alice");

        ExchangeId renewal = alice.renew();

        assertThat(world.isOpen(renewal)).isTrue();
        assertThat(world.machine.nextDeadline()).contains(world.now().plus(Duration.ofSeconds(10)));
        world.pass(Duration.ofSeconds(10));
        assertThat(world.replyTo(renewal)).isEqualTo(new Reply.LeaseRenewed(1));
    }

    @Test
    void whenANewerRenewalArrivesThenTheOlderIsAnsweredAtOnce() {
        TestHolder alice = world.holder("alice");
        ExchangeId older = alice.renew(1);

        ExchangeId newer = alice.renew(2);

        assertThat(world.replyTo(older)).isEqualTo(new Reply.LeaseRenewed(1));
        assertThat(world.isOpen(newer)).isTrue();
    }

    @Test
    void whenAnOldRenewalArrivesThenItIsAnsweredAndProlongsNothing() {
        TestHolder alice = world.holder("alice");
        alice.renew(2);
        world.pass(Duration.ofSeconds(25));

        ExchangeId old = alice.renew(1);

        assertThat(world.replyTo(old)).isEqualTo(new Reply.LeaseRenewed(1));
        world.pass(Duration.ofSeconds(6));
        assertThat(world.hasLease(alice.id)).isFalse();
    }

    /** A renewal may wait its turn behind the very calls that keep a worker busy. */
    @Test
    void whenARequestComesUnderALeaseThenItProlongsIt() {
        TestHolder alice = world.holder("alice");
        world.pass(Duration.ofSeconds(25));

        alice.send(create(rref(7), fork(7)));

        world.pass(Duration.ofSeconds(29));
        assertThat(world.hasLease(alice.id))
                .as("29 s after its last request the holder was still heard of")
                .isTrue();
        world.pass(Duration.ofSeconds(3));
        assertThat(world.hasLease(alice.id)).isFalse();
    }

    @Test
    void whenTheVeryArrivalOfARenewalIsReportedTwiceThenItIsAnsweredOnce() {
        TestHolder alice = world.holder("alice");
        Message.RenewLease message =
                new Message.RenewLease(world.target(), alice.id, alice.token(), 1, 0, SettledNumbers.NONE);
        OwnerEvent event = new OwnerEvent.RenewalArrived(world.nextExchange(), Caller.ANYBODY, message);
        world.handle(event);

        world.handle(event);
        world.pass(Duration.ofSeconds(10));

        assertThat(world.last(OwnerDecision.Answer.class)).hasSize(1);
    }

    @Test
    void whenRenewalsKeepComingThenTheLeaseStands() {
        TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

        for (int i = 0; i < 10; i++) {
            world.pass(Duration.ofSeconds(25));
            alice.renew();
        }

        assertThat(world.isListed(rref(1))).isTrue();
    }

    @Test
    void whenTheHolderLeavesThenItsObjectsGoAtOnce() {
        TestHolder alice = world.holder("alice").owns(rref(1), fork(1));
        ExchangeId renewal = alice.renew();

        assertThat(alice.leave()).isEqualTo(DONE);

        assertThat(world.released).containsExactly(rref(1));
        assertRefused(world.replyTo(renewal), ProblemType.LEASE_LOST);
    }

    @Test
    void whenAHolderSaysGoodbyeUnderAnothersTokenThenBothLeasesStand() {
        TestHolder alice = world.holder("alice");
        TestHolder bob = world.holder("bob");

        Reply refused = alice.leaveUnder(bob.token());

        assertRefused(refused, ProblemType.NOT_YOURS);
        assertThat(world.hasLease(alice.id)).isTrue();
        assertThat(world.hasLease(bob.id)).isTrue();
    }

    @Test
    void whenTheHolderLeavesTwiceThenTheSecondIsDoneAsWell() {
        TestHolder alice = world.holder("alice");
        alice.leave();

        assertThat(alice.leave()).isEqualTo(DONE);
    }

    @Test
    void whenTheTokenIsUnknownThenEveryMessageIsRefused() {
        TestHolder stranger = new TestHolder(world, holderId("stranger", 2));

        assertRefused(stranger.ask(create(rref(1), fork(1))), ProblemType.LEASE_LOST);
        assertRefused(stranger.cancel(new RequestNumber(1)), ProblemType.LEASE_LOST);
        assertRefused(world.replyTo(stranger.renew()), ProblemType.LEASE_LOST);
        assertRefused(
                world.replyTo(stranger.read(new Query.StateQuery(rref(1), fork(1), false))), ProblemType.LEASE_LOST);
        assertThat(world.isListed(rref(1))).isFalse();
    }

    @Test
    void whenNothingIsKnownThenTimeChangesNothing() {
        assertThat(world.machine.nextDeadline()).isEmpty();
        assertThat(world.pass(Duration.ofHours(1))).isEmpty();
    }
}

package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.protocol.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Register, claim, release, withdraw. */
class ForksTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    private final TestHolder bob = world.holder("bob");

    private final TestHolder carol = world.holder("carol");

    @Test
    void whenAForkIsRegisteredThenItIsPendingForItsReceiverUnderItsSponsor() {
        share();

        assertThat(world.entry(rref(1)).forks())
                .contains(new OwnerSnapshot.Fork(fork(2), false, bob.id, world.now(), alice.id));
    }

    @Test
    void whenThereIsNoReceiverThenTheForkIsTheSendersOwnAndLive() {
        alice.ask(new Action.Register(rref(1), fork(1), fork(2), null, Duration.ZERO));
        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(world.released).isEmpty();
        alice.send(call(rref(1), fork(2)));
        world.startedWork(Work.RunCall.class);
    }

    @Test
    void whenTheParentIsNotTheSendersThenNothingIsRegistered() {
        assertRefused(bob.ask(TestHolder.share(rref(1), fork(1), fork(2), carol)), ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenTheChildIsListedThenAnotherRegistrationOfItIsRefused() {
        share();

        assertRefused(alice.ask(TestHolder.share(rref(1), fork(1), fork(2), bob)), ProblemType.ID_TAKEN);
    }

    @Test
    void whenTheReceiverClaimsThenTheForkIsLiveAndOutlivesItsSponsor() {
        share();

        assertThat(bob.ask(new Action.Claim(rref(1), fork(2)))).isEqualTo(DONE);
        alice.leave();
        world.pass(Duration.ofSeconds(25));

        assertThat(world.isListed(rref(1))).isTrue();
    }

    @Test
    void whenTheReceiverClaimsTwiceThenTheSecondIsDoneAsWell() {
        share();
        bob.ask(new Action.Claim(rref(1), fork(2)));

        assertThat(bob.ask(new Action.Claim(rref(1), fork(2)))).isEqualTo(DONE);
    }

    @Test
    void whenAnotherClaimsThenItIsGoneForIt() {
        share();

        assertRefused(carol.ask(new Action.Claim(rref(1), fork(2))), ProblemType.REFERENCE_GONE);
        assertThat(bob.ask(new Action.Claim(rref(1), fork(2)))).isEqualTo(DONE);
    }

    @Test
    void whenTheReceiverCallsUnderAPendingForkThenItIsClaimedByThat() {
        share();

        bob.send(call(rref(1), fork(2)));

        world.startedWork(Work.RunCall.class);
        assertThat(world.entry(rref(1)).forks())
                .contains(new OwnerSnapshot.Fork(fork(2), true, bob.id, world.now(), null));
    }

    @Test
    void whenAForkIsReleasedTwiceThenTheSecondIsDoneAndTheObjectGoesOnce() {
        assertThat(alice.ask(new Action.Release(rref(1), fork(1)))).isEqualTo(DONE);
        assertThat(alice.ask(new Action.Release(rref(1), fork(1)))).isEqualTo(DONE);

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenTheReceiverDeclinesThenThePendingForkGoes() {
        share();
        bob.ask(new Action.Release(rref(1), fork(2)));
        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenAnotherReleasesAForkThenItStays() {
        assertRefused(bob.ask(new Action.Release(rref(1), fork(1))), ProblemType.REFERENCE_GONE);

        assertThat(world.isListed(rref(1))).isTrue();
    }

    @Test
    void whenTheSponsorKeepsItsInterestThenAPendingForkStandsForEver() {
        share();
        alice.ask(new Action.Release(rref(1), fork(1)));

        for (int i = 0; i < 100; i++) {
            world.pass(Duration.ofSeconds(25));
            alice.renew();
        }

        assertThat(world.isListed(rref(1))).isTrue();
    }

    @Test
    void whenTheSponsorWithdrawsForCertainThenThePendingForkGoesAtOnce() {
        share();

        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ZERO));

        assertRefused(bob.ask(new Action.Claim(rref(1), fork(2))), ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenTheSponsorWithdrawsUnknowingThenALateClaimIsGoodForThatLong() {
        share();
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofSeconds(5)));
        world.pass(Duration.ofSeconds(4));

        assertThat(bob.ask(new Action.Claim(rref(1), fork(2)))).isEqualTo(DONE);
        world.pass(Duration.ofSeconds(4));

        assertThat(world.entry(rref(1)).forks()).hasSize(2);
    }

    @Test
    void whenNobodyClaimsWhatWasLetGoThenItRunsOut() {
        share();
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofSeconds(5)));
        alice.ask(new Action.Release(rref(1), fork(1)));
        assertThat(world.machine.nextDeadline()).contains(world.now().plus(Duration.ofSeconds(5)));

        world.pass(Duration.ofSeconds(5));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenTheSponsorLearnsOfTheRefusalLaterThenASecondWithdrawalIsSooner() {
        share();
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofSeconds(5)));

        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofSeconds(9)));
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ZERO));

        assertThat(world.entry(rref(1)).forks()).hasSize(1);
    }

    @Test
    void whenAWithdrawalComesAfterTheClaimThenTheLiveForkIsSpared() {
        share();
        bob.ask(new Action.Claim(rref(1), fork(2)));

        assertThat(alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ZERO)))
                .isEqualTo(DONE);

        bob.send(call(rref(1), fork(2)));
        world.startedWork(Work.RunCall.class);
    }

    @Test
    void whenAnotherThanTheSponsorWithdrawsThenTheForkStays() {
        share();

        assertRefused(carol.ask(new Action.Withdraw(rref(1), fork(2), Duration.ZERO)), ProblemType.REFERENCE_GONE);

        assertThat(bob.ask(new Action.Claim(rref(1), fork(2)))).isEqualTo(DONE);
    }

    @Test
    void whenTheSponsorHasAsManyReferencesAsItMayThenItSharesNoMore() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 1, 10, TestHolder.MINUTE, 10, 10));
        TestHolder dave = small.holder("dave").owns(rref(1), fork(1));

        assertRefused(dave.ask(TestHolder.share(rref(1), fork(1), fork(2), bob)), ProblemType.LIMIT_REACHED);
    }

    private void share() {
        assertThat(alice.ask(TestHolder.share(rref(1), fork(1), fork(2), bob))).isEqualTo(DONE);
    }

    @Test
    void whenASecondWithdrawalNamesALongerTimeThenTheSoonerOneCounts() {
        share();
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofSeconds(5)));
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofSeconds(9)));

        world.pass(Duration.ofSeconds(5));

        assertThat(world.entry(rref(1)).forks()).hasSize(1);
    }

    @Test
    void whenAWithdrawalNamesMoreTimeThanTheLimitThenTheLimitCounts() {
        share();
        alice.ask(new Action.Withdraw(rref(1), fork(2), Duration.ofMillis(Long.MAX_VALUE)));

        alice.ask(new Action.Release(rref(1), fork(1)));
        alice.leave();

        world.pass(OwnerLimits.DEFAULT.longestPending().minusNanos(1));
        assertThat(world.released).isEmpty();
        world.pass(Duration.ofNanos(1));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenARegistrationNamesMoreTimeThanTheLimitThenTheLimitCountsOnceTheSponsorIsGone() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 10, 10, Duration.ofSeconds(5), 10, 10));
        TestHolder dave = small.holder("dave").owns(rref(1), fork(1));
        dave.ask(TestHolder.share(rref(1), fork(1), fork(2), small.holder("erin")));
        dave.leave();

        small.pass(Duration.ofSeconds(5).minusNanos(1));
        assertThat(small.released).isEmpty();
        small.pass(Duration.ofNanos(1));

        assertThat(small.released).containsExactly(rref(1));
    }

    @Test
    void whenTheReceiverHasAsManyReferencesAsItMayThenItClaimsNoMore() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 2, 10, TestHolder.MINUTE, 10, 10));
        TestHolder dave = small.holder("dave").owns(rref(1), fork(1));
        TestHolder erin = small.holder("erin").owns(rref(2), fork(2)).owns(rref(3), fork(3));
        dave.ask(TestHolder.share(rref(1), fork(1), fork(11), erin));

        assertRefused(erin.ask(new Action.Claim(rref(1), fork(11))), ProblemType.LIMIT_REACHED);
        erin.ask(new Action.Release(rref(2), fork(2)));
        assertThat(erin.ask(new Action.Claim(rref(1), fork(11)))).isEqualTo(DONE);
    }
}

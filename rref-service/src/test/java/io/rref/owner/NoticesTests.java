package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.Notice;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an owner says first: by the renewal that stands, and until it is heard. */
class NoticesTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    @Test
    void whenThereIsSomethingToSayThenTheStandingRenewalIsAnsweredAtOnce() {
        ExchangeId renewal = alice.renew();

        world.revoke(rref(1));

        assertThat(world.noticesIn(renewal)).containsExactly(new Notice.Revoked(1, List.of(fork(1))));
    }

    @Test
    void whenNoRenewalStandsThenTheNextOneIsAnsweredAtOnce() {
        world.revoke(rref(1));

        assertThat(world.noticesIn(alice.renew())).hasSize(1);
    }

    @Test
    void whenTheAnswerIsLostThenTheNextOneSaysItAgainAndOnceHeardNoneDoes() {
        alice.renew();
        world.revoke(rref(1));

        List<Notice> again = world.noticesIn(alice.renew());
        ExchangeId heard = alice.hears(again.get(0).number()).renew();

        assertThat(again).containsExactly(new Notice.Revoked(1, List.of(fork(1))));
        assertThat(world.isOpen(heard))
                .as("stands, since nothing is left to say")
                .isTrue();
        world.pass(Duration.ofSeconds(10));
        assertThat(world.noticesIn(heard)).isEmpty();
    }

    @Test
    void whenAnOldRenewalComesLateThenItTakesNothingBack() {
        alice.renew();
        world.revoke(rref(1));
        alice.hears(1).renew(2);

        ExchangeId old = alice.hears(0).renew(1);
        ExchangeId next = alice.hears(1).renew(3);

        assertThat(world.noticesIn(old)).isEmpty();
        assertThat(world.isOpen(next)).isTrue();
    }

    @Test
    void whenAHolderNeverSaysThatItHeardThenItsRenewalsStandAgainAfterAWhile() {
        world.revoke(rref(1));

        int answered = 0;
        while (!world.isOpen(alice.renew())) {
            answered++;
            assertThat(answered)
                    .as("renewals answered at once for the same notice")
                    .isLessThan(10);
        }

        assertThat(answered).isGreaterThan(2);
    }

    @Test
    void whenMoreForksAreRevokedThanOneNoticeTakesThenTheyComeInParts() {
        for (int i = 2; i <= 2500; i++) {
            alice.ask(new Action.Register(rref(1), fork(1), fork(i), null, Duration.ZERO));
        }

        world.revoke(rref(1));

        List<Notice> notices = world.noticesIn(alice.renew());
        List<ForkId> told = new ArrayList<>();
        notices.forEach(notice -> told.addAll(((Notice.Revoked) notice).forks()));
        assertThat(notices).hasSize(3);
        assertThat(told).hasSize(2500).doesNotHaveDuplicates();
    }

    /** Else an operator's word and a silent holder could make the notices grow without end. */
    @Test
    void whenRevokedForksAreNotHeardOfThenTheyStillCountAgainstTheLimit() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 1000, 1, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob").owns(rref(1), fork(1));
        small.revoke(rref(1));

        assertRefused(bob.ask(create(rref(2), fork(2))), ProblemType.LIMIT_REACHED);

        bob.hears(1).renew();
        bob.owns(rref(3), fork(3));
    }

    @Test
    void whenWhatWasAskedToStopHasEndedThenItsHolderIsTold() {
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();
        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(new Reply.AskedToStop());
        ExchangeId renewal = alice.renew();

        world.ended(work, returned("2"));

        assertThat(world.noticesIn(renewal)).containsExactly(new Notice.Ended(1, alice.lastNumber()));
    }

    @Test
    void whenACallEndsThatNobodyCancelledThenNothingIsSaid() {
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();
        ExchangeId renewal = alice.renew();

        world.ended(work, returned("2"));

        assertThat(world.isOpen(renewal)).isTrue();
    }
}

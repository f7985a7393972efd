package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.returned;
import static io.rref.owner.TestHolder.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.ForkSum;
import io.rref.protocol.ListedFork;
import io.rref.protocol.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a holder says it has is compared with what is listed, where nothing is under way. */
class ComparisonTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    @Test
    void whenBothSidesHaveTheSameForksThenNothingIsSaid() {
        alice.ask(new Action.Register(rref(1), fork(1), fork(2), null, Duration.ZERO));
        alice.settlesAll().holds(fork(2), fork(1));

        for (int i = 0; i < 5; i++) {
            assertThat(world.isOpen(alice.renew())).isTrue();
        }
    }

    @Test
    void whenTheyDifferTwiceThenItIsADefectAndTheHolderIsToldWhatIsListed() {
        alice.settlesAll().holds(fork(7), fork(8));

        assertThat(world.isOpen(alice.renew()))
                .as("one difference is not enough")
                .isTrue();
        ExchangeId second = alice.renew();

        assertThat(world.last(OwnerDecision.ForksDiffer.class))
                .containsExactly(new OwnerDecision.ForksDiffer(alice.id, 1, 2));
        assertThat(world.noticesIn(second))
                .containsExactly(new Notice.Listing(
                        1, alice.lastNumber().next(), 1, true, List.of(new ListedFork(rref(1), fork(1)))));
    }

    @Test
    void whenTheHolderHasMadeUpForItThenTheDefectIsSaidNoMore() {
        alice.settlesAll().holds();
        alice.renew();
        alice.renew();

        alice.hears(1).ask(new Action.Release(rref(1), fork(1)));
        alice.settlesAll();

        assertThat(world.isOpen(alice.renew())).isTrue();
        assertThat(world.isOpen(alice.renew())).isTrue();
        assertThat(world.isListed(rref(1))).isFalse();
    }

    @Test
    void whenTheyAgreeInBetweenThenTwoDifferencesAreNotInARow() {
        alice.settlesAll().holds();
        alice.renew();
        alice.holds(fork(1)).renew();

        assertThat(world.isOpen(alice.holds().renew())).isTrue();
    }

    @Test
    void whenThereIsMoreThanAPageThenEachRenewalBringsTheNextOne() {
        for (int i = 2; i <= 2500; i++) {
            alice.ask(new Action.Register(rref(1), fork(1), fork(i), null, Duration.ZERO));
        }
        alice.settlesAll().holds();
        alice.renew();

        List<ForkId> told = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            List<Notice> notices = world.noticesIn(alice.renew());
            Notice.Listing listing = (Notice.Listing) notices.get(0);
            assertThat(notices).hasSize(1);
            assertThat(listing.page()).isEqualTo(page);
            assertThat(listing.last()).isEqualTo(page == 3);
            listing.forks().forEach(listed -> told.add(listed.fork()));
            alice.hears(listing.number());
        }
        assertThat(told).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void whenAPageIsNotHeardThenItIsSaidAgainAndNotTheNextOne() {
        alice.settlesAll().holds();
        alice.renew();

        List<Notice> said = world.noticesIn(alice.renew());

        assertThat(world.noticesIn(alice.renew())).isEqualTo(said);
    }

    @Test
    void whenARequestIsNotSettledThenNothingIsCompared() {
        alice.settlesAll().holds();
        alice.ask(new Action.Register(rref(1), fork(1), fork(2), null, Duration.ZERO));

        assertNothingIsCompared();
    }

    @Test
    void whenALaterRequestHasOvertakenTheRenewalThenNothingIsCompared() {
        TestHolder bob = world.holder("bob").owns(rref(2), fork(2));
        bob.settlesAll().ask(new Action.Register(rref(2), fork(2), fork(3), null, Duration.ZERO));
        bob.settlesAll().look("any");
        bob.settlesAll().holds(fork(2)).settlesBefore(1);

        for (int i = 0; i < 5; i++) {
            assertThat(world.isOpen(bob.renew())).isTrue();
        }
    }

    @Test
    void whenWorkRunsThatIsSettledThenNothingIsCompared() {
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();
        alice.settlesAll().holds();

        assertNothingIsCompared();

        world.ended(work, returned("2"));
        alice.renew();
        assertThat(world.noticesIn(alice.renew())).hasSize(1);
    }

    @Test
    void whenANoticeIsNotHeardThenNothingIsCompared() {
        alice.owns(rref(2), fork(2)).settlesAll().holds(fork(1), fork(2));
        world.revoke(rref(2));

        for (int i = 0; i < 10; i++) {
            alice.renew();
            assertThat(world.last(OwnerDecision.ForksDiffer.class)).isEmpty();
        }
    }

    @Test
    void whenAHolderSponsorsAForkForAnotherThenItIsNotCountedAsItsOwn() {
        TestHolder bob = world.holder("bob");
        alice.ask(share(rref(1), fork(1), fork(2), bob));
        alice.settlesAll().holds(fork(1));

        assertNothingIsCompared();

        bob.ask(new Action.Claim(rref(1), fork(2)));
        bob.settlesAll().holds(fork(2));
        assertThat(world.isOpen(bob.renew())).isTrue();
        assertThat(world.isOpen(bob.renew())).isTrue();
    }

    @Test
    void whenTheHolderGoesOnBetweenPagesThenTheListingIsGivenUp() {
        for (int i = 2; i <= 1500; i++) {
            alice.ask(new Action.Register(rref(1), fork(1), fork(i), null, Duration.ZERO));
        }
        alice.settlesAll().holds();
        alice.renew();
        long heard = world.noticesIn(alice.renew()).get(0).number();

        alice.hears(heard).ask(new Action.Release(rref(1), fork(1500)));
        alice.settlesAll();

        assertThat(world.isOpen(alice.renew()))
                .as("what has changed is compared anew, and no second page is told of what was")
                .isTrue();
    }

    @Test
    void whenTheSumIsTakenThenTheOrderDoesNotMatterAndEveryForkDoes() {
        ForkSum both = ForkSum.of(List.of(fork(1), fork(2)));

        assertThat(ForkSum.of(List.of(fork(2), fork(1)))).isEqualTo(both);
        assertThat(both.without(fork(1))).isEqualTo(ForkSum.of(List.of(fork(2))));
        assertThat(ForkSum.of(List.of(fork(1), fork(3)))).isNotEqualTo(both);
        assertThat(ForkSum.of(List.of(new ForkId(1, 2)))).isNotEqualTo(ForkSum.of(List.of(new ForkId(2, 1))));
    }

    private void assertNothingIsCompared() {
        for (int i = 0; i < 5; i++) {
            assertThat(world.isOpen(alice.renew())).isTrue();
        }
    }
}

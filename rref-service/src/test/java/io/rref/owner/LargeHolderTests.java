package io.rref.owner;

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

import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A lease that leaves more than one step cleans away: here, two things. */
class LargeHolderTests {

    private static final int AT_ONCE = 2;

    private static final Duration LEASE = LeaseTerms.DEFAULT.untilOwnerEnds();

    private final OwnerWorld world = new OwnerWorld(OwnerLimits.DEFAULT.handlingAtOnce(AT_ONCE));

    private final TestHolder bob = world.holder("bob").owns(rref(500), fork(500));

    private final TestHolder alice = world.holder("alice");

    private void aliceOwns(int objects) {
        for (int i = 1; i <= objects; i++) {
            alice.owns(rref(i), fork(i));
        }
    }

    /** Her next session ends the lease; some of what she has is cleaned away by then, hardly anything if that is a lot. */
    private void aliceLosesHerLease() {
        alice.open(2);
    }

    private void cleanUp() {
        while (world.machine
                .nextDeadline()
                .filter(next -> next.isBefore(world.now().plus(Duration.ofSeconds(1))))
                .isPresent()) {
            world.pass(Duration.ofMillis(1));
        }
    }

    @Test
    void whenALargeHolderExpiresThenItsObjectsGoAFewAtATimeInTheOrderInWhichTheyCame() {
        aliceOwns(20);
        world.sleep(Duration.ofSeconds(10));
        bob.renew();
        world.pass(LEASE.minusSeconds(10));
        List<RRefId> order = new ArrayList<>(released());
        assertThat(order).hasSizeLessThanOrEqualTo(AT_ONCE);

        while (order.size() < 20) {
            world.pass(Duration.ofMillis(1));
            assertThat(released()).as("one step cleans no more than the limit").hasSizeBetween(1, AT_ONCE);
            order.addAll(released());
        }

        assertThat(order)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(OwnerWorld::rref).toList());
        assertThat(world.entry(rref(500)).forks()).hasSize(1);
    }

    private List<RRefId> released() {
        return world.last(OwnerDecision.ReleaseObject.class).stream()
                .map(OwnerDecision.ReleaseObject::rref)
                .toList();
    }

    @Test
    void whenALargeHolderGoesThenOthersAreServedBetweenTheSteps() {
        aliceOwns(20);
        aliceLosesHerLease();

        bob.send(call(rref(500), fork(500)));
        world.ended(world.startedWork(), returned("1"));

        assertThat(world.released).as("nothing is cleaned out of turn").hasSizeLessThanOrEqualTo(AT_ONCE);
        cleanUp();
        assertThat(world.released).hasSize(20);
    }

    @Test
    void whenAForkIsDeadThoughItStillStandsInTheTablesThenNobodyActsUnderIt() {
        aliceOwns(20);
        aliceLosesHerLease();
        assertThat(world.isListed(rref(20))).isTrue();

        assertRefused(alice.ask(call(rref(20), fork(20))), ProblemType.REFERENCE_GONE);
        assertRefused(alice.ask(share(rref(20), fork(20), fork(700), bob)), ProblemType.REFERENCE_GONE);
        assertRefused(world.local(rref(20), fork(20), fork(701)), ProblemType.REFERENCE_GONE);
        assertThat(alice.ask(new Action.Release(rref(20), fork(20))))
                .as("it is gone, as the release wants it")
                .isEqualTo(DONE);
        assertThat(world.entry(rref(20)).forks()).isEmpty();
    }

    @Test
    void whenSomebodyElseHoldsTheObjectThenItStaysWhateverIsCleanedAway() {
        aliceOwns(20);
        alice.ask(share(rref(20), fork(20), fork(700), bob));
        bob.ask(new Action.Claim(rref(20), fork(700)));
        aliceLosesHerLease();

        bob.send(call(rref(20), fork(700)));
        world.startedWork();
        cleanUp();

        assertThat(world.released).hasSize(19).doesNotContain(rref(20));
    }

    @Test
    void whenAnObjectGetsReadyForAGhostThenItsCallDoesNotStart() {
        bob.send(create(rref(501), fork(501)));
        WorkId making = world.startedWork();
        bob.ask(share(rref(501), fork(501), fork(502), alice));
        ExchangeId call = alice.send(call(rref(501), fork(502)));
        sendMany();
        aliceLosesHerLease();

        world.created(making);
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();
        cleanUp();

        assertRefused(world.replyTo(call), ProblemType.LEASE_LOST);
    }

    /** Later work of alice, so that what came before is not looked at for some steps. */
    private void sendMany() {
        for (int i = 0; i < 10; i++) {
            alice.send(call(rref(501), fork(502)));
        }
    }

    @Test
    void whenSomebodyElseWantsWhatAGhostWouldMakeThenItIsMadeAfterAll() {
        bob.send(create(rref(501), fork(501)));
        WorkId making = world.startedWork();
        bob.ask(share(rref(501), fork(501), fork(502), alice));
        alice.ask(remote(rref(501), fork(502), rref(510), fork(510)));
        alice.ask(share(rref(510), fork(510), fork(511), bob));
        bob.ask(new Action.Claim(rref(510), fork(511)));
        sendMany();
        aliceLosesHerLease();
        world.created(making);
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();

        WorkId made = null;
        while (made == null) {
            world.pass(Duration.ofMillis(1));
            made = world.last(OwnerDecision.StartWork.class).stream()
                    .findFirst()
                    .map(OwnerDecision.StartWork::id)
                    .orElse(null);
        }
        world.created(made);
        cleanUp();

        assertThat(world.entry(rref(510)).forks())
                .extracting(OwnerSnapshot.Fork::id)
                .containsExactly(fork(511));
    }

    @Test
    void whenTheTurnOfAGhostComesThenThoseBehindItGetTheirsOnceItIsCleanedAway() {
        bob.ownsSerial(rref(501), fork(501));
        bob.ask(share(rref(501), fork(501), fork(502), alice));
        bob.send(call(rref(501), fork(501), "first"));
        WorkId first = world.startedWork();
        sendMany();
        bob.send(call(rref(501), fork(501), "last"));
        aliceLosesHerLease();

        world.ended(first, returned("1"));
        assertThat(world.startedCalls()).as("the next in line is a ghost").isEmpty();
        String started = "";
        while (started.isEmpty()) {
            world.pass(Duration.ofMillis(1));
            started = String.join(",", world.startedCalls());
        }

        assertThat(started).isEqualTo("last");
    }

    @Test
    void whenTheObjectGetsReadyForTheReadOfAGhostThenItHearsOfItsLease() {
        bob.send(create(rref(501), fork(501)));
        WorkId making = world.startedWork();
        bob.ask(share(rref(501), fork(501), fork(502), alice));
        ExchangeId read = alice.read(new Query.StateQuery(rref(501), fork(502), true));
        for (int i = 0; i < 10; i++) {
            alice.read(new Query.StateQuery(rref(501), fork(502), true));
        }
        aliceLosesHerLease();

        world.created(making);

        assertRefused(world.replyTo(read), ProblemType.LEASE_LOST);
    }

    @Test
    void whenASponsorGoesThenItsSharesStandAsFromThatMomentHoweverLateTheyAreCleanedUp() {
        aliceOwns(20);
        alice.ask(share(rref(1), fork(1), fork(700), bob));
        aliceLosesHerLease();
        world.sleep(Duration.ofSeconds(20).minusMillis(50));
        while (world.released.size() < 19) {
            world.pass(Duration.ofMillis(1));
        }
        assertThat(world.isListed(rref(1))).isTrue();

        world.pass(Duration.ofMillis(50));

        assertThat(world.isListed(rref(1))).isFalse();
    }

    @Test
    void whenMoreLeasesEndAtOnceThanOneStepEndsThenNoneOfThemServesARequest() {
        TestHolder[] others = new TestHolder[10];
        for (int i = 0; i < others.length; i++) {
            others[i] = world.holder("other" + i);
        }
        world.sleep(LEASE);

        for (TestHolder other : others) {
            assertRefused(other.ask(create(rref(900), fork(900))), ProblemType.LEASE_LOST);
        }
        assertThat(world.isListed(rref(900))).isFalse();
    }
}

package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.TestHolder.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.LeaseTerms;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an owner counts. That each count is right after every event of every other test is {@link Recount}'s affair. */
class CountsTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice");

    @Test
    void whenObjectsAreMadeThenTheyAreCountedByTheirStage() {
        alice.send(create(rref(1), fork(1)));
        WorkId first = world.startedWork();
        alice.send(create(rref(2), fork(2)));
        world.creationFailed(world.startedWork());
        alice.owns(rref(3), fork(3));

        assertThat(counts().objects())
                .isEqualTo(Map.of(CreationStage.KNOWN, 1L, CreationStage.READY, 1L, CreationStage.FAILED, 1L));
        assertThat(counts().work()).isEqualTo(1);

        world.created(first);

        assertThat(counts().objects())
                .isEqualTo(Map.of(CreationStage.KNOWN, 0L, CreationStage.READY, 2L, CreationStage.FAILED, 1L));
        assertThat(counts().work()).isZero();
    }

    @Test
    void whenAHandleIsPassedOnThenItIsPendingUntilItIsClaimed() {
        TestHolder bob = world.holder("bob");
        alice.owns(rref(1), fork(1));
        alice.ask(TestHolder.share(rref(1), fork(1), fork(2), bob));
        assertThat(counts().liveForks()).isEqualTo(1);
        assertThat(counts().pendingForks()).isEqualTo(1);

        bob.ask(new Action.Claim(rref(1), fork(2)));

        assertThat(counts().liveForks()).isEqualTo(2);
        assertThat(counts().pendingForks()).isZero();
    }

    @Test
    void whenTheLastHoldGoesThenTheObjectIsCountedAsReleased() {
        alice.owns(rref(1), fork(1));
        world.local(rref(1), fork(1), fork(11));
        assertThat(counts().localHandles()).isEqualTo(1);

        alice.ask(new Action.Release(rref(1), fork(1)));
        assertThat(counts().released()).isZero();
        world.closeLocal(rref(1), fork(11));

        assertThat(counts().released()).isEqualTo(1);
        assertThat(counts().localHandles()).isZero();
        assertThat(counts().objects()).containsEntry(CreationStage.READY, 0L);
    }

    @Test
    void whenAnOutcomeIsKeptThenItsRequestIsOpenUntilItIsSettled() {
        alice.owns(rref(1), fork(1));
        assertThat(counts().requests()).isEqualTo(1);

        alice.settlesAll().renew();

        assertThat(counts().requests()).isZero();
    }

    @Test
    void whenLeasesEndThenEachIsCountedUnderItsReason() {
        TestHolder bob = world.holder("bob");
        world.holder("carol");
        alice.open(2);
        alice.leave();
        assertThat(counts().leases()).isEqualTo(2);
        world.pass(LeaseTerms.DEFAULT.untilOwnerEnds().minus(Duration.ofSeconds(1)));
        bob.renew();
        world.pass(Duration.ofSeconds(1));
        world.drain(Duration.ofSeconds(1));

        assertThat(counts().leasesEnded())
                .isEqualTo(Map.of(
                        LeaseEnd.SUPERSEDED, 1L, LeaseEnd.GOODBYE, 1L, LeaseEnd.EXPIRED, 1L, LeaseEnd.STOPPED, 1L));
        assertThat(counts().leases()).isZero();
    }

    @Test
    void whenADrainHasBegunThenTheCountsSaySo() {
        assertThat(counts().draining()).isFalse();

        world.drain(Duration.ofSeconds(1));

        assertThat(counts().draining()).isTrue();
    }

    @Test
    void whenTheLeaseOfManyForksEndsThenTheCountsFollowItsCleaning() {
        alice.owns(rref(1), fork(1));
        world.share(rref(2), fork(22));
        alice.leave();

        assertThat(counts().liveForks()).isZero();
        assertThat(counts().requests()).isZero();
        assertThat(counts().objects()).containsEntry(CreationStage.READY, 1L);
    }

    @Test
    void whenACountIsWrongThenTheRecountSaysWhich() {
        Tables tables = Tables.empty(OwnerWorld.OWNER, LeaseTerms.DEFAULT, OwnerLimits.DEFAULT);
        new Recount(tables).check();

        tables.tally().localHandles(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> new Recount(tables).check())
                .withMessageContaining("1 local handles are counted, and there are 0");
    }

    private OwnerCounts counts() {
        return world.machine.counts();
    }
}

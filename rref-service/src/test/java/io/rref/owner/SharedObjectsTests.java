package io.rref.owner;

import static io.rref.owner.OwnerWorld.OWNER;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Objects that the owner's own application has made, and makes references of. */
class SharedObjectsTests {

    private final OwnerWorld world = new OwnerWorld();

    @Test
    void whenAnObjectIsSharedThenItIsReadyAndHeldByItsLocalHandleAlone() {
        world.share(rref(1), fork(1));

        OwnerSnapshot.Entry entry = world.entry(rref(1));
        assertThat(entry.stage()).isEqualTo(CreationStage.READY);
        assertThat(entry.localHandles()).containsExactly(fork(1));
        assertThat(entry.forks()).isEmpty();
        assertThat(world.last()).isEmpty();
        assertThat(world.machine.nextDeadline()).isEmpty();
    }

    @Test
    void whenTimePassesThenASharedObjectStays() {
        world.share(rref(1), fork(1));

        world.pass(Duration.ofDays(1));

        assertThat(world.isListed(rref(1))).isTrue();
    }

    @Test
    void whenItsLocalHandleIsClosedThenASharedObjectIsReleased() {
        world.share(rref(1), fork(1));

        world.closeLocal(rref(1), fork(1));

        assertThat(world.released).containsExactly(rref(1));
        assertThat(world.isListed(rref(1))).isFalse();
    }

    @Test
    void whenASharedObjectWasPassedOnThenItStaysForItsReceiver() {
        TestHolder self = new TestHolder(world, OWNER).open(1);
        TestHolder alice = world.holder("alice");
        world.share(rref(1), fork(1));
        assertThat(self.ask(share(rref(1), fork(1), fork(2), alice))).isEqualTo(DONE);
        assertThat(alice.ask(new Action.Claim(rref(1), fork(2)))).isEqualTo(DONE);

        world.closeLocal(rref(1), fork(1));
        alice.send(call(rref(1), fork(2)));
        world.startedWork(Work.RunCall.class);

        assertThat(world.released).isEmpty();
    }

    @Test
    void whenNobodyWasToldThenASharedObjectCannotBeUsedByOthers() {
        TestHolder alice = world.holder("alice");
        world.share(rref(1), fork(1));

        assertRefused(alice.ask(call(rref(1), fork(1))), ProblemType.REFERENCE_GONE);
        assertRefused(alice.ask(new Action.Claim(rref(1), fork(1))), ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenTheSameIsSharedTwiceThenTheSecondChangesNothing() {
        world.share(rref(1), fork(1));

        world.share(rref(1), fork(1));

        assertThat(world.entry(rref(1)).localHandles()).containsExactly(fork(1));
    }

    @Test
    void whenAnIdIsTakenThenSharingUnderItIsABrokenInvariant() {
        world.share(rref(1), fork(1));
        assertThatThrownBy(() -> world.share(rref(1), fork(2))).isInstanceOf(IllegalStateException.class);

        TestHolder alice = world.holder("alice");
        assertRefused(alice.ask(create(rref(1), fork(5))), ProblemType.ID_TAKEN);
    }
}

package io.rref.owner;

import static io.rref.owner.OwnerWorld.OWNER;
import static io.rref.owner.OwnerWorld.foreignHandle;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.handle;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handles of the owner's own process, and handles that travel to their owner. */
class LocalHandlesTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice =
            world.holder("alice").owns(rref(1), fork(1)).owns(rref(2), fork(2));

    @Test
    void whenALocalHandleStandsThenItHoldsTheObjectAlone() {
        assertThat(world.local(rref(1), fork(1), fork(11))).isEqualTo(DONE);
        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(world.isListed(rref(1))).isTrue();
        world.closeLocal(rref(1), fork(11));
        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenALocalHandleIsClosedTwiceThenTheSecondChangesNothing() {
        world.local(rref(1), fork(1), fork(11));
        world.closeLocal(rref(1), fork(11));

        world.closeLocal(rref(1), fork(11));

        assertThat(world.last()).isEmpty();
        assertThat(world.isListed(rref(1))).isTrue();
    }

    @Test
    void whenNothingStandsToActUnderThenNoLocalHandleIsOpened() {
        assertRefused(world.local(rref(1), fork(99), fork(11)), ProblemType.REFERENCE_GONE);
        assertRefused(world.local(rref(9), fork(1), fork(11)), ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenALocalHandleStandsThenAnotherMayBeOpenedUnderIt() {
        world.local(rref(1), fork(1), fork(11));
        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(world.local(rref(1), fork(11), fork(12))).isEqualTo(DONE);
        world.closeLocal(rref(1), fork(11));

        assertThat(world.entry(rref(1)).localHandles()).containsExactly(fork(12));
    }

    @Test
    void whenAHandleTravelsToItsOwnerThenALocalOneIsOpenedInTheSameStep() {
        alice.send(call(rref(1), fork(1), foreignHandle(), handle(rref(2), fork(2))));

        List<ArrivedHandle> arrived = world.startedWork(Work.RunCall.class).handles();
        ForkId local = arrived.get(1).local();
        assertThat(arrived.get(0).local()).isNull();
        assertThat(world.entry(rref(2)).localHandles()).containsExactly(local);
        alice.ask(new Action.Release(rref(2), fork(2)));
        assertThat(world.isListed(rref(2))).isTrue();
    }

    @Test
    void whenAHandleThatTravelsIsNotTheSendersThenTheRequestIsRefusedAndNothingIsOpened() {
        TestHolder bob = world.holder("bob").owns(rref(3), fork(3));

        Reply reply = bob.ask(call(rref(3), fork(3), handle(rref(3), fork(3)), handle(rref(2), fork(2))));

        assertRefused(reply, ProblemType.HANDLE_REFUSED);
        assertThat(world.entry(rref(3)).localHandles()).isEmpty();
    }

    @Test
    void whenAPendingHandleTravelsToItsOwnerThenItIsClaimedByThat() {
        TestHolder bob = world.holder("bob").owns(rref(3), fork(3));
        alice.ask(share(rref(2), fork(2), fork(22), bob));

        bob.send(call(rref(3), fork(3), handle(rref(2), fork(22))));

        assertThat(world.entry(rref(2)).forks())
                .contains(new OwnerSnapshot.Fork(fork(22), true, bob.id, world.now(), null));
    }

    @Test
    void whenStartedWorkIsRefusedThenItsLocalHandlesAreTheShellsToClose() {
        alice.send(call(rref(1), fork(1), handle(rref(2), fork(2))));
        WorkId work = world.startedWork();

        world.refused(work, new Problem(ProblemType.BAD_ARGUMENTS, "no"));

        assertThat(world.entry(rref(2)).localHandles()).hasSize(1);
    }

    @Test
    void whenWaitingWorkNeverStartsThenItsLocalHandlesAreClosedHere() {
        alice.send(create(rref(5), fork(5)));
        WorkId creation = world.startedWork();
        alice.send(call(rref(5), fork(5), handle(rref(2), fork(2))));
        alice.ask(new Action.Release(rref(2), fork(2)));
        assertThat(world.isListed(rref(2))).isTrue();

        world.creationFailed(creation);

        assertThat(world.released).containsExactly(rref(2));
    }

    @Test
    void whenTheOwnerItselfAsksThenItMayActUnderItsLocalHandles() {
        TestHolder self = new TestHolder(world, OWNER).open(1);
        world.local(rref(1), fork(1), fork(11));

        self.send(call(rref(1), fork(11)));
        world.startedWork(Work.RunCall.class);
        assertThat(self.ask(share(rref(1), fork(11), fork(12), alice))).isEqualTo(DONE);
        assertRefused(alice.ask(call(rref(1), fork(11))), ProblemType.REFERENCE_GONE);
    }
}

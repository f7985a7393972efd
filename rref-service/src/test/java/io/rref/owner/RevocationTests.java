package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.returned;
import static io.rref.owner.TestHolder.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.protocol.Action;
import io.rref.protocol.Notice;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An operator ends objects. */
class RevocationTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    private final TestHolder bob = world.holder("bob");

    @Test
    void whenAnObjectIsRevokedThenItIsReleasedAndEachHolderIsToldOfItsOwnForks() {
        alice.ask(share(rref(1), fork(1), fork(2), bob));
        bob.ask(new Action.Claim(rref(1), fork(2)));
        ExchangeId ofAlice = alice.renew();
        ExchangeId ofBob = bob.renew();

        assertThat(world.revoke(rref(1))).isEqualTo(DONE);

        assertThat(world.released).containsExactly(rref(1));
        assertThat(world.noticesIn(ofAlice)).containsExactly(new Notice.Revoked(1, List.of(fork(1))));
        assertThat(world.noticesIn(ofBob)).containsExactly(new Notice.Revoked(1, List.of(fork(2))));
        assertRevoked(alice.ask(call(rref(1), fork(1))));
    }

    @Test
    void whenAForkIsNotClaimedYetThenItsClaimIsRefusedAsRevoked() {
        alice.ask(share(rref(1), fork(1), fork(2), bob));

        world.revoke(rref(1));

        assertRevoked(bob.ask(new Action.Claim(rref(1), fork(2))));
    }

    @Test
    void whenACallRunsThenItIsAskedToStopAndTheObjectIsReleasedWhenItEnds() {
        ExchangeId running = alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();

        world.revoke(rref(1));

        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));
        assertThat(world.released).isEmpty();
        assertRevoked(alice.ask(call(rref(1), fork(1))));
        world.ended(work, returned("1"));
        assertThat(world.replyTo(running)).isEqualTo(returned("1"));
        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenCallsWaitForTheirTurnThenTheyNeverRun() {
        TestHolder carol = world.holder("carol").ownsSerial(rref(3), fork(3));
        carol.send(call(rref(3), fork(3), "first"));
        WorkId first = world.startedWork();
        ExchangeId second = carol.send(call(rref(3), fork(3), "second"));

        world.revoke(rref(3));
        world.ended(first, returned("1"));

        assertRevoked(world.replyTo(second));
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();
        assertThat(world.released).containsExactly(rref(3));
    }

    @Test
    void whenTheCreationStillRunsThenWhatItMakesIsReleasedAsItEnds() {
        alice.send(TestHolder.create(rref(2), fork(2)));
        WorkId creation = world.startedWork();
        world.started(creation);

        world.revoke(rref(2));
        world.created(creation);

        assertThat(world.released).containsExactly(rref(2));
        assertThat(world.isListed(rref(2))).isFalse();
    }

    @Test
    void whenTheOwnersProcessHoldsItThenItIsReleasedWhenThatLetsGo() {
        world.local(rref(1), fork(1), fork(9));

        world.revoke(rref(1));

        assertThat(world.isListed(rref(1))).isTrue();
        assertRevoked(alice.ask(call(rref(1), fork(1))));
        world.closeLocal(rref(1), fork(9));
        assertThat(world.released).containsExactly(rref(1));
        assertRevoked(alice.ask(call(rref(1), fork(1))));
    }

    @Test
    void whenWhatADeclaredNameStandsForIsRevokedThenTheNextUseMakesItAnew() {
        world.declare("visits");
        alice.send(new Action.Find("visits", OwnerWorld.CONTRACT, rref(4), fork(4)));
        world.created(world.startedWork());

        assertThat(world.revokeNamed("visits")).isEqualTo(DONE);
        bob.send(new Action.Find("visits", OwnerWorld.CONTRACT, rref(5), fork(5)));
        world.created(world.startedWork());

        assertThat(world.released).containsExactly(rref(4));
        assertThat(world.entry(rref(5)).names()).containsExactly("visits");
        assertThat(world.revokeNamed("nobody")).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void whenTheObjectIsNotHereThenTheOperatorIsToldSo() {
        assertRefused(world.revoke(rref(77)), ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenAnObjectIsRevokedTwiceThenTheSecondSaysThatItIsRevoked() {
        world.revoke(rref(1));

        assertRevoked(world.revoke(rref(1)));
    }

    private static void assertRevoked(@Nullable Reply reply) {
        Problem problem = assertRefused(reply, ProblemType.REFERENCE_GONE);
        assertThat(problem.members()).containsEntry(Problem.REASON, LossReason.REVOKED.name());
    }
}

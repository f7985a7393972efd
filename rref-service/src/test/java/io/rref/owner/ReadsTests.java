package io.rref.owner;

import static io.rref.owner.OwnerWorld.BROKEN;
import static io.rref.owner.OwnerWorld.CONTRACT;
import static io.rref.owner.OwnerWorld.foreignHandle;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Reads: state, type and value. */
class ReadsTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice");

    private WorkId creating() {
        alice.send(create(rref(1), fork(1)));
        WorkId work = world.startedWork();
        world.started(work);
        return work;
    }

    @Test
    void whenTheStateIsAskedThenItIsAnsweredAtOnce() {
        creating();

        ExchangeId read = alice.read(new Query.StateQuery(rref(1), fork(1), false));

        assertThat(world.replyTo(read)).isEqualTo(Reply.Listed.at(rref(1), CreationStage.KNOWN));
    }

    @Test
    void whenAReadWaitsForReadyThenItIsAnsweredWhenTheCreationEnds() {
        WorkId work = creating();
        ExchangeId state = alice.read(new Query.StateQuery(rref(1), fork(1), true));
        ExchangeId type = alice.read(new Query.TypeQuery(rref(1), fork(1)));
        assertThat(world.isOpen(state)).isTrue();

        world.created(work);

        assertThat(world.replyTo(state)).isEqualTo(Reply.Listed.at(rref(1), CreationStage.READY));
        assertThat(world.replyTo(type)).isEqualTo(new Reply.TypeIs(CONTRACT, ""));
    }

    @Test
    void whenTheCreationFailsThenWaitingReadsAreToldTheCause() {
        WorkId work = creating();
        ExchangeId state = alice.read(new Query.StateQuery(rref(1), fork(1), true));
        ExchangeId type = alice.read(new Query.TypeQuery(rref(1), fork(1)));
        ExchangeId value = alice.read(new Query.ValueQuery(rref(1), fork(1)));

        world.creationFailed(work);

        assertThat(world.replyTo(state)).isEqualTo(new Reply.Listed(rref(1), CreationStage.FAILED, BROKEN, false));
        assertThat(world.replyTo(type)).isEqualTo(new Reply.CreationFailed(BROKEN));
        assertThat(world.replyTo(value)).isEqualTo(new Reply.CreationFailed(BROKEN));
    }

    @Test
    void whenTheTimeOfAWaitingReadIsUpThenItSaysSo() {
        creating();
        alice.waits(Duration.ofSeconds(3));
        ExchangeId state = alice.read(new Query.StateQuery(rref(1), fork(1), true));
        ExchangeId type = alice.read(new Query.TypeQuery(rref(1), fork(1)));
        ExchangeId value = alice.read(new Query.ValueQuery(rref(1), fork(1)));

        world.pass(Duration.ofSeconds(3));

        assertThat(world.replyTo(state)).isEqualTo(Reply.Listed.at(rref(1), CreationStage.KNOWN));
        assertRefused(world.replyTo(type), ProblemType.DEADLINE_PASSED);
        assertRefused(world.replyTo(value), ProblemType.DEADLINE_PASSED);
    }

    @Test
    void whenTheValueIsReadThenTheShellEncodesItAndHoldsTheObjectMeanwhile() {
        alice.owns(rref(1), fork(1));
        ExchangeId read = alice.read(new Query.ValueQuery(rref(1), fork(1)));
        WorkId work = world.startedWork();
        alice.ask(new Action.Release(rref(1), fork(1)));
        assertThat(world.released).isEmpty();

        world.ended(work, returned("5"));

        assertThat(world.replyTo(read)).isEqualTo(returned("5"));
        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenTheValueHoldsHandlesThenTheReadIsRefusedAndTheyAreDropped() {
        alice.owns(rref(1), fork(1));
        ExchangeId read = alice.read(new Query.ValueQuery(rref(1), fork(1)));
        WorkId work = world.startedWork();

        world.ended(work, returned("5", foreignHandle()));

        assertRefused(world.replyTo(read), ProblemType.VALUE_HOLDS_HANDLES);
        assertThat(world.last()).contains(new OwnerDecision.OutcomeDropped(work));
    }

    @Test
    void whenTheLeaseEndsThenWaitingReadsAreLost() {
        WorkId work = creating();
        ExchangeId state = alice.read(new Query.StateQuery(rref(1), fork(1), true));
        ExchangeId value = alice.read(new Query.ValueQuery(rref(1), fork(1)));

        alice.leave();

        assertRefused(world.replyTo(state), ProblemType.LEASE_LOST);
        assertRefused(world.replyTo(value), ProblemType.LEASE_LOST);
        world.created(work);
        assertThat(world.last(OwnerDecision.Answer.class)).isEmpty();
    }

    @Test
    void whenTheTimeOfAReadIsSpentThenItIsRefused() {
        alice.owns(rref(1), fork(1)).waits(Duration.ZERO);

        ExchangeId read = alice.read(new Query.StateQuery(rref(1), fork(1), false));

        assertRefused(world.replyTo(read), ProblemType.DEADLINE_PASSED);
    }

    @Test
    void whenTheObjectHasFailedThenItsValueFailsAtOnce() {
        world.creationFailed(creating());

        ExchangeId read = alice.read(new Query.ValueQuery(rref(1), fork(1)));

        assertThat(world.replyTo(read)).isEqualTo(new Reply.CreationFailed(BROKEN));
    }

    @Test
    void whenAWaitingReadIsAnsweredThenItsTimeIsUpForNobody() {
        WorkId work = creating();
        alice.waits(Duration.ofSeconds(3)).read(new Query.StateQuery(rref(1), fork(1), true));
        world.created(work);

        assertThat(world.pass(Duration.ofSeconds(3))).isEmpty();
    }
}

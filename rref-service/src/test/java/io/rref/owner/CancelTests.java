package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.handle;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.returned;
import static io.rref.owner.TestHolder.share;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Giving a number up. */
class CancelTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    @Test
    void whenTheNumberHasNotArrivedThenItNeverRuns() {
        RequestNumber number = alice.nextNumber();

        assertThat(alice.cancel(number)).isEqualTo(new Reply.NeverRan());

        assertRefused(alice.ask(number, create(rref(2), fork(2))), ProblemType.CANCELLED);
        assertThat(world.isListed(rref(2))).isFalse();
        assertThat(alice.cancel(number)).isEqualTo(new Reply.NeverRan());
    }

    @Test
    void whenTheNumberRunsThenItIsAskedToStopOnceAndItsOutcomeStillCounts() {
        ExchangeId exchange = alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();

        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(new Reply.AskedToStop());
        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));
        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(new Reply.AskedToStop());
        assertThat(world.last(OwnerDecision.StopWork.class)).isEmpty();

        world.ended(work, returned("2"));
        assertThat(world.replyTo(exchange)).isEqualTo(returned("2"));
        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(returned("2"));
    }

    @Test
    void whenTheNumberIsDoneThenItsOutcomeIsGiven() {
        assertThat(alice.ask(new Action.Release(rref(1), fork(1)))).isEqualTo(DONE);

        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(DONE);
    }

    @Test
    void whenTheNumberWaitsForItsObjectThenItNeverRan() {
        alice.send(create(rref(2), fork(2)));
        WorkId creation = world.startedWork();
        ExchangeId exchange = alice.send(call(rref(2), fork(2)));

        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(new Reply.NeverRan());

        assertRefused(world.replyTo(exchange), ProblemType.CANCELLED);
        assertRefused(alice.ask(alice.lastNumber(), call(rref(2), fork(2))), ProblemType.CANCELLED);
        world.created(creation);
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();
    }

    @Test
    void whenTheShellRefusesStoppedWorkThenTheNumberNeverRan() {
        alice.send(create(rref(2), fork(2)));
        WorkId work = world.startedWork();
        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(new Reply.AskedToStop());

        world.refused(work, new Problem(ProblemType.CANCELLED, "stopped before it ran"));

        assertThat(alice.cancel(alice.lastNumber())).isEqualTo(new Reply.NeverRan());
        assertThat(world.isListed(rref(2))).isFalse();
    }

    @Test
    void whenSomebodyElseHoldsWhatACreationMakesThenItIsNotStopped() {
        alice.send(create(rref(2), fork(2)));
        alice.ask(share(rref(2), fork(2), fork(3), world.holder("bob")));

        assertThat(alice.cancel(new RequestNumber(2))).isEqualTo(new Reply.AskedToStop());

        assertThat(world.last(OwnerDecision.StopWork.class)).isEmpty();
    }

    @Test
    void whenTheWindowIsFullThenACancelledNumberNeverRunsAllTheSame() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(1, 1000, 10, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob");
        bob.cancel(new RequestNumber(1));

        assertThat(bob.cancel(new RequestNumber(2))).isEqualTo(new Reply.NeverRan());

        bob.settles(new SettledNumbers(new RequestNumber(2), List.of()));
        assertRefused(bob.ask(new RequestNumber(2), create(rref(2), fork(2))), ProblemType.LIMIT_REACHED);
    }

    @Test
    void whenAWaitingCallIsCancelledThenTheHandlesThatItBroughtAreClosed() {
        alice.send(create(rref(2), fork(2)));
        alice.send(call(rref(2), fork(2), handle(rref(1), fork(1))));
        alice.ask(new Action.Release(rref(1), fork(1)));

        alice.cancel(new RequestNumber(3));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenAWaitingCallIsCancelledThenItsDeadlineIsNoneAnyMore() {
        alice.send(create(rref(2), fork(2)));
        alice.waits(Duration.ofSeconds(3)).send(call(rref(2), fork(2)));

        alice.cancel(alice.lastNumber());

        assertThat(world.machine.nextDeadline()).contains(world.now().plus(LeaseTerms.DEFAULT.untilOwnerEnds()));
    }
}

package io.rref.owner;

import static io.rref.owner.OwnerWorld.foreignHandle;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.MINUTE;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.content;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbered window of a lease: once only, whatever is repeated. */
class NumberedWindowTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

    @Test
    void whenANumberIsRepeatedWhileItRunsThenItRunsOnceAndBothAreAnswered() {
        RequestNumber number = alice.nextNumber();
        ExchangeId first = alice.send(number, call(rref(1), fork(1)));
        WorkId work = world.startedWork();

        ExchangeId second = alice.send(number, call(rref(1), fork(1)));

        assertThat(world.last()).isEmpty();
        world.ended(work, returned("2"));
        assertThat(world.replyTo(first)).isEqualTo(returned("2"));
        assertThat(world.replyTo(second)).isEqualTo(returned("2"));
    }

    @Test
    void whenANumberIsRepeatedAfterItsEndThenItGetsTheSameReplyAndNothingRuns() {
        RequestNumber number = called("2");

        assertThat(alice.ask(number, call(rref(1), fork(1)))).isEqualTo(returned("2"));
        assertThat(world.last(OwnerDecision.StartWork.class)).isEmpty();
    }

    @Test
    void whenTheObjectIsGoneThenARepeatStillGetsItsOutcome() {
        RequestNumber number = called("2");
        alice.ask(new Action.Release(rref(1), fork(1)));

        assertThat(alice.ask(number, call(rref(1), fork(1)))).isEqualTo(returned("2"));
    }

    @Test
    void whenTheTimeOfARepeatIsSpentThenItStillGetsItsOutcome() {
        RequestNumber number = called("2");

        assertThat(alice.waits(Duration.ZERO).ask(number, call(rref(1), fork(1))))
                .isEqualTo(returned("2"));
    }

    @Test
    void whenAnotherBodyComesUnderANumberThenItIsRefusedAndTheFirstStands() {
        RequestNumber number = called("2");
        Action other = new Action.Call(rref(1), fork(1), "add(long)", content("7"), List.of(), null, Map.of());

        assertRefused(alice.ask(number, other), ProblemType.OTHER_BODY);
        Action traced = new Action.Call(
                rref(1), fork(1), "add(long)", call(rref(1), fork(1)).arguments(), List.of(), null, Map.of("a", "1"));
        assertRefused(alice.ask(number, traced), ProblemType.OTHER_BODY);
        assertThat(alice.ask(number, call(rref(1), fork(1)))).isEqualTo(returned("2"));
    }

    @Test
    void whenARefusalIsAnOutcomeThenARepeatGetsTheSameThoughItWouldNowPass() {
        Action claim = new Action.Release(rref(2), fork(9));
        TestHolder bob = world.holder("bob").owns(rref(2), fork(2));
        bob.ask(new Action.Register(rref(2), fork(2), fork(9), null, Duration.ZERO));
        RequestNumber number = alice.nextNumber();
        Reply first = alice.ask(number, claim);
        bob.ask(new Action.Release(rref(2), fork(9)));

        assertRefused(first, ProblemType.REFERENCE_GONE);
        assertThat(alice.ask(number, claim)).isEqualTo(first);
        assertThat(alice.ask(claim)).isEqualTo(DONE);
    }

    @Test
    void whenTheDeadlineHasPassedThenNothingRunsAndNothingIsKept() {
        RequestNumber number = alice.nextNumber();

        assertRefused(alice.waits(Duration.ZERO).ask(number, call(rref(1), fork(1))), ProblemType.DEADLINE_PASSED);

        alice.waits(MINUTE).send(number, call(rref(1), fork(1)));
        assertThat(world.last(OwnerDecision.StartWork.class)).hasSize(1);
    }

    @Test
    void whenANumberIsSettledThenItIsRefusedEvenByAMessageThatDoesNotKnowYet() {
        RequestNumber number = called("2");
        alice.settlesAll().renew();

        alice.settles(SettledNumbers.NONE);

        assertRefused(alice.ask(number, call(rref(1), fork(1))), ProblemType.SETTLED);
        assertRefused(alice.cancel(number), ProblemType.SETTLED);
    }

    @Test
    void whenARangeAboveAnOpenNumberIsSettledThenOnlyThatIsForgotten() {
        RequestNumber open = called("2");
        RequestNumber above = called("3");
        alice.settles(new SettledNumbers(open, List.of(new SettledNumbers.Range(above, above))));

        assertRefused(alice.ask(above, call(rref(1), fork(1))), ProblemType.SETTLED);
        assertThat(alice.ask(open, call(rref(1), fork(1)))).isEqualTo(returned("2"));
    }

    @Test
    void whenAnAnswerWithHandlesIsSettledThenItsWorkIsDroppedOnce() {
        alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();
        world.ended(work, returned("2", foreignHandle()));

        alice.settlesAll().renew(1);

        assertThat(world.last()).containsExactly(new OwnerDecision.OutcomeDropped(work));
        alice.renew(1);
        assertThat(world.last(OwnerDecision.OutcomeDropped.class)).isEmpty();
    }

    @Test
    void whenAnAnswerWithoutHandlesIsSettledThenNobodyIsTold() {
        called("2");

        alice.settlesAll().renew();

        assertThat(world.last(OwnerDecision.OutcomeDropped.class)).isEmpty();
    }

    @Test
    void whenARunningNumberIsSettledThenItIsStoppedAndItsLateHandlesAreDropped() {
        ExchangeId exchange = alice.send(call(rref(1), fork(1)));
        WorkId work = world.startedWork();

        alice.settlesAll().renew();

        assertRefused(world.replyTo(exchange), ProblemType.SETTLED);
        assertThat(world.last()).contains(new OwnerDecision.StopWork(work));
        world.ended(work, returned("2", foreignHandle()));
        assertThat(world.last()).containsExactly(new OwnerDecision.OutcomeDropped(work));
    }

    @Test
    void whenTheWindowIsFullThenNewNumbersAreRefusedUntilSomethingIsSettled() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(1, 1000, 10, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob");
        bob.ask(new Action.Release(rref(5), fork(5)));
        RequestNumber next = bob.nextNumber();

        assertRefused(bob.ask(next, new Action.Release(rref(5), fork(5))), ProblemType.LIMIT_REACHED);
        bob.settles(new SettledNumbers(next, List.of()));
        assertThat(bob.ask(bob.nextNumber(), new Action.Release(rref(5), fork(5))))
                .isEqualTo(DONE);
    }

    /** Its holder has been told that nothing ran. */
    @Test
    void whenANumberWasRefusedForWantOfRoomThenItStaysRefusedWhenThereIsRoom() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(1, 1000, 10, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob");
        bob.ask(new Action.Release(rref(5), fork(5)));
        RequestNumber refused = bob.nextNumber();
        assertRefused(bob.ask(refused, new Action.Release(rref(5), fork(5))), ProblemType.LIMIT_REACHED);

        bob.settles(new SettledNumbers(refused, List.of()));

        assertRefused(bob.ask(refused, new Action.Release(rref(5), fork(5))), ProblemType.LIMIT_REACHED);
        assertThat(bob.cancel(refused)).isEqualTo(new Reply.NeverRan());
    }

    /** A serial call waits for the numbers before it, and these never come. */
    @Test
    void whenNumbersWereRefusedForWantOfRoomThenNobodyWaitsForThem() {
        RequestWindow window =
                new RequestWindow(new OwnerLimits(2, 1000, 10, 10, TestHolder.MINUTE, 10, 10), new Tally());
        window.refuse(new RequestNumber(1));
        window.refuse(new RequestNumber(2));
        assertThat(window.firstUnseen(null, new RequestNumber(3))).isNull();
        assertThat(window.firstUnseen(null, new RequestNumber(4))).isEqualTo(new RequestNumber(3));

        window.refuse(new RequestNumber(9_000_000_000_000_000_000L));
        window.refuse(new RequestNumber(9_000_000_000_000_000_001L));
        window.refuse(new RequestNumber(9_000_000_000_000_000_002L));
        assertThat(window.firstUnseen(null, new RequestNumber(9_000_000_000_000_000_003L)))
                .as("not counted up to")
                .isNull();
    }

    @Test
    void whenMoreNumbersAreRefusedThanAreToldApartThenTheLowerOnesStayRefused() {
        RefusedNumbers refused = new RefusedNumbers(2);
        for (long number = 3; number <= 9; number += 2) {
            refused.add(new RequestNumber(number));
        }

        assertThat(refused.contains(new RequestNumber(3))).isTrue();
        assertThat(refused.contains(new RequestNumber(4)))
                .as("below those told apart")
                .isTrue();
        assertThat(refused.contains(new RequestNumber(8)))
                .as("between those told apart")
                .isFalse();
        assertThat(refused.contains(new RequestNumber(9))).isTrue();
        refused.forgetBelow(new RequestNumber(10));
        assertThat(refused.contains(new RequestNumber(9))).isFalse();
    }

    @Test
    void whenAnAnswerIsTooLargeToKeepThenTheCallerGetsItAndARepeatIsToldSo() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 3, 10, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob").owns(rref(1), fork(1));
        ExchangeId exchange = bob.send(call(rref(1), fork(1)));
        small.ended(small.startedWork(), returned("long"));

        assertThat(small.replyTo(exchange)).isEqualTo(returned("long"));
        assertThat(bob.ask(bob.lastNumber(), call(rref(1), fork(1)))).isEqualTo(new Reply.AnswerNotKept());
    }

    @Test
    void whenAnAnswerNotKeptCarriedHandlesThenTheyAreDroppedOnlyWhenItIsSettled() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 3, 10, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob").owns(rref(1), fork(1));
        bob.send(call(rref(1), fork(1)));
        WorkId work = small.startedWork();
        small.ended(work, returned("long", foreignHandle()));
        assertThat(small.last(OwnerDecision.OutcomeDropped.class)).isEmpty();

        bob.settlesAll().renew();

        assertThat(small.last()).containsExactly(new OwnerDecision.OutcomeDropped(work));
    }

    @Test
    void whenKeptAnswersAreSettledThenThereIsRoomForOthers() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(10, 3, 10, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob").owns(rref(1), fork(1));
        for (int i = 0; i < 5; i++) {
            bob.settlesAll().send(call(rref(1), fork(1)));
            small.ended(small.startedWork(), returned("abc"));
            assertThat(bob.ask(bob.lastNumber(), call(rref(1), fork(1)))).isEqualTo(returned("abc"));
        }
    }

    @Test
    void whenTwoHoldersUseTheSameNumberThenTheyDoNotMeet() {
        TestHolder bob = world.holder("bob");

        assertThat(bob.ask(new RequestNumber(1), new Action.Release(rref(9), fork(9))))
                .isEqualTo(DONE);
    }

    private RequestNumber called(String result) {
        alice.send(call(rref(1), fork(1)));
        world.ended(world.startedWork(), returned(result));
        return alice.lastNumber();
    }

    @Test
    void whenRunningCreationsAreAcknowledgedThenTheyStillCountAgainstTheLimit() {
        OwnerWorld small = new OwnerWorld(new OwnerLimits(2, 1000, 10, 10, TestHolder.MINUTE, 10, 10));
        TestHolder bob = small.holder("bob");
        for (int i = 1; i <= 2; i++) {
            bob.settlesAll().send(create(rref(i), fork(i)));
            small.started(small.startedWork());
        }

        assertRefused(bob.settlesAll().ask(create(rref(3), fork(3))), ProblemType.LIMIT_REACHED);
    }
}

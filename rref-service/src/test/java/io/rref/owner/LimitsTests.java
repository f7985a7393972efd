package io.rref.owner;

import static io.rref.owner.OwnerWorld.foreignHandle;
import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.DONE;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.content;
import static io.rref.owner.TestHolder.function;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one holder can make grow by what its requests carry and by which it leaves open. */
class LimitsTests {

    private static final OwnerLimits FEW = new OwnerLimits(4, 1000, 10, 10, Duration.ofMinutes(1), 10, 10);

    private static final Action CALL =
            new Action.CallFunction("demo.Sums", "plus()", content("12345678"), List.of(), null, Map.of());

    @Test
    void whenARequestCarriesTooManyHandlesThenItIsRefusedWithTheSettingToRaise() {
        OwnerWorld world = new OwnerWorld(FEW.carrying(1, 10_000));
        TestHolder alice = world.holder("alice").owns(rref(1), fork(1));

        assertThat(assertRefused(
                                alice.ask(call(rref(1), fork(1), foreignHandle(), foreignHandle())),
                                ProblemType.BODY_TOO_LARGE)
                        .detail())
                .contains("2 handles")
                .contains("rref.worker.limits.handles = 1");
    }

    @Test
    void whenArgumentsOfWorkThatRunsTakeAllTheRoomThenTheNextIsRefusedUntilSomeHasEnded() {
        OwnerWorld world = new OwnerWorld(FEW.carrying(10, 20));
        TestHolder alice = world.holder("alice");
        alice.send(CALL);
        WorkId first = world.startedWork();
        alice.send(CALL);

        assertThat(assertRefused(alice.ask(CALL), ProblemType.LIMIT_REACHED).detail())
                .contains("rref.worker.limits.argument-bytes = 20");
        world.ended(first, returned("1"));

        alice.send(CALL);
        world.startedWork();
    }

    /** A call's attributes are kept with its outcome, to tell a repeat from another body. */
    @Test
    void whenWhatIsKeptOfRequestsTakesAllTheRoomThenTheNextIsRefusedUntilTheyAreSettled() {
        OwnerWorld world = new OwnerWorld(FEW.carrying(10, 20));
        TestHolder alice = world.holder("alice");
        Action talkative = new Action.CallFunction(
                "demo.Sums", "plus()", content(""), List.of(), null, Map.of("why", "a long story"));
        alice.send(talkative);
        world.ended(world.startedWork(), returned("1"));

        assertRefused(alice.ask(talkative), ProblemType.LIMIT_REACHED);
        RequestNumber refused = alice.lastNumber();
        alice.settles(new SettledNumbers(refused, List.of())).send(talkative);

        world.startedWork();
    }

    @Test
    void whenAHolderLeavesNumbersOpenEverywhereThenItIsRefusedUntilItSettlesThem() {
        OwnerWorld world = new OwnerWorld(FEW);
        TestHolder alice = world.holder("alice");
        alice.settles(SettledNumbers.parse("1;3-3;5-5;7-7;9-9;11-11")).renew();

        assertRefused(
                alice.ask(new RequestNumber(20), new Action.Release(rref(1), fork(1))), ProblemType.LIMIT_REACHED);
        alice.settles(SettledNumbers.parse("12"));

        assertThat(alice.ask(new RequestNumber(21), new Action.Release(rref(1), fork(1))))
                .isEqualTo(DONE);
    }

    /** What is not taken in is as if nobody had told it: a kept outcome stays, so that a repeat cannot run again. */
    @Test
    void whenARangeIsNotTakenInThenTheOutcomesOfItsNumbersAreKept() {
        OwnerWorld world = new OwnerWorld(FEW);
        TestHolder alice = world.holder("alice");
        alice.send(new RequestNumber(20), function(null));
        world.ended(world.startedWork(), returned("1"));

        alice.settles(SettledNumbers.parse("1;3-3;5-5;7-7;9-9;20-20"));

        assertThat(alice.ask(new RequestNumber(20), function(null))).isEqualTo(returned("1"));
    }

    /** A number far away costs no more than one nearby. */
    @Test
    @Timeout(5)
    void whenAHolderNamesTheHighestNumbersThenThatIsNoWork() {
        OwnerWorld world = new OwnerWorld(FEW);
        TestHolder alice = world.holder("alice");

        alice.settles(SettledNumbers.parse("9000000000000000000")).renew();

        assertRefused(alice.ask(new RequestNumber(5), new Action.Release(rref(1), fork(1))), ProblemType.SETTLED);
    }

    /** A number far away that a call is to follow is not counted up to. */
    @Test
    @Timeout(5)
    void whenACallFollowsTheHighestNumberThenItIsNotCountedUpTo() {
        OwnerWorld world = new OwnerWorld(FEW);
        TestHolder alice = world.holder("alice").ownsSerial(rref(1), fork(1));
        alice.settles(SettledNumbers.parse("1;2-9223372036854775806")).renew();

        alice.send(
                new RequestNumber(Long.MAX_VALUE),
                call(rref(1), fork(1), "last").following(new RequestNumber(Long.MAX_VALUE - 1)));

        world.startedWork();
    }

    @Test
    void whenAllNumbersThereAreAreSettledThenTheMachineGoesOn() {
        OwnerWorld world = new OwnerWorld(FEW);
        TestHolder alice = world.holder("alice");

        alice.settles(SettledNumbers.parse("1;2-9223372036854775807")).renew();
        alice.settles(SettledNumbers.parse("2")).renew();

        assertRefused(alice.ask(new RequestNumber(5), new Action.Release(rref(1), fork(1))), ProblemType.SETTLED);
    }
}

package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static io.rref.owner.Replies.assertRefused;
import static io.rref.owner.TestHolder.call;
import static io.rref.owner.TestHolder.content;
import static io.rref.owner.TestHolder.create;
import static io.rref.owner.TestHolder.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.NewReference;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One call at a time on a serial object, in the order in which its holders made them. */
class SerialObjectsTests {

    private final OwnerWorld world = new OwnerWorld();

    private final TestHolder alice = world.holder("alice").ownsSerial(rref(1), fork(1));

    @Test
    void whenNobodyHasTheTurnThenACallStartsAtOnce() {
        send("a");

        assertThat(world.startedCalls()).containsExactly("a");
        assertThat(world.last(OwnerDecision.StartWork.class)).noneMatch(OwnerDecision.StartWork::waited);
    }

    @Test
    void whenACallRunsThenTheNextOnesWaitAndStartOneByOneInTheOrderOfArrival() {
        WorkId first = start("a");
        ExchangeId second = send("b");
        send("c");
        assertThat(world.startedCalls()).isEmpty();

        world.ended(first, returned("1"));
        assertThat(world.startedCalls()).containsExactly("b");
        assertThat(world.last(OwnerDecision.StartWork.class)).allMatch(OwnerDecision.StartWork::waited);
        world.ended(world.startedWork(), returned("2"));

        assertThat(world.startedCalls()).containsExactly("c");
        assertThat(world.replyTo(second)).isEqualTo(returned("2"));
    }

    @Test
    void whenTwoHoldersCallThenTheyTakeTurnsInTheOrderOfArrival() {
        TestHolder bob = world.holder("bob");
        alice.ask(TestHolder.share(rref(1), fork(1), fork(2), bob));
        bob.ask(new Action.Claim(rref(1), fork(2)));

        WorkId first = start("alice 1");
        bob.send(call(rref(1), fork(2), "bob 1"));
        alice.send(call(rref(1), fork(1), "alice 2"));

        world.ended(first, returned("1"));
        assertThat(world.startedCalls()).containsExactly("bob 1");
        world.ended(world.startedWork(), returned("2"));
        assertThat(world.startedCalls()).containsExactly("alice 2");
    }

    @Test
    void whenCallsOvertakeEachOtherThenTheyStartInTheOrderInWhichTheyWereMade() {
        RequestNumber a = alice.nextNumber();
        RequestNumber b = alice.nextNumber();
        RequestNumber c = alice.nextNumber();

        alice.send(c, after(b, "c"));
        alice.send(b, after(a, "b"));
        assertThat(world.startedCalls()).isEmpty();
        alice.send(a, after(null, "a"));

        assertThat(startedOneByOne()).containsExactly("a", "b", "c");
    }

    @Test
    void whenCallsDoNotSayWhatTheyFollowThenOnlyTheirArrivalCounts() {
        RequestNumber a = alice.nextNumber();
        RequestNumber b = alice.nextNumber();

        alice.send(b, after(null, "b"));
        WorkId started = world.startedWork();
        assertThat(world.startedCalls()).containsExactly("b");
        alice.send(a, after(null, "a"));

        world.ended(started, returned("1"));
        assertThat(world.startedCalls()).containsExactly("a");
    }

    @Test
    void whenAnEarlyCallWaitsThenOtherHoldersDoNotWaitForIt() {
        TestHolder bob = world.holder("bob");
        alice.ask(TestHolder.share(rref(1), fork(1), fork(2), bob));
        RequestNumber missing = alice.nextNumber();
        alice.send(alice.nextNumber(), after(missing, "early"));

        bob.send(call(rref(1), fork(2), "bob"));

        assertThat(world.startedCalls()).containsExactly("bob");
    }

    @Test
    void whenTheEarlierCallIsCancelledBeforeItArrivesThenTheNextOneStarts() {
        RequestNumber never = alice.nextNumber();
        alice.send(alice.nextNumber(), after(never, "b"));

        assertThat(alice.cancel(never)).isEqualTo(new Reply.NeverRan());

        assertThat(world.startedCalls()).containsExactly("b");
    }

    @Test
    void whenTheEarlierCallIsSettledUnseenThenTheNextOneStarts() {
        RequestNumber unseen = alice.nextNumber();
        RequestNumber next = alice.nextNumber();
        alice.send(next, after(unseen, "b"));

        alice.settles(new SettledNumbers(next, List.of())).renew();

        assertThat(world.startedCalls()).containsExactly("b");
    }

    @Test
    void whenTheEarlierCallIsRefusedThenTheNextOneStarts() {
        RequestNumber refused = alice.nextNumber();
        alice.send(alice.nextNumber(), after(refused, "b"));

        assertRefused(alice.ask(refused, call(rref(9), fork(9))), ProblemType.REFERENCE_GONE);

        assertThat(world.startedCalls()).containsExactly("b");
    }

    @Test
    void whenTheEarlierCallIsAlreadySettledOrDoneThenTheCallStartsAtOnce() {
        RequestNumber done = alice.nextNumber();
        alice.send(done, after(null, "a"));
        world.ended(world.startedWork(), returned("1"));

        alice.send(after(done, "b"));
        assertThat(world.startedCalls()).containsExactly("b");
        world.ended(world.startedWork(), returned("2"));

        alice.settlesAll().send(after(done, "c"));
        assertThat(world.startedCalls()).containsExactly("c");
    }

    @Test
    void whenTheNumberBeforeIsNoCallOnTheObjectThenItsArrivalIsEnough() {
        alice.owns(rref(2), fork(2));
        RequestNumber elsewhere = alice.nextNumber();
        alice.send(alice.nextNumber(), after(elsewhere, "b"));

        alice.send(elsewhere, call(rref(2), fork(2), "on another object"));

        assertThat(world.startedCalls()).containsExactlyInAnyOrder("on another object", "b");
    }

    @Test
    void whenACallFollowsItselfOrALaterOneThenItIsRefused() {
        RequestNumber number = alice.nextNumber();

        assertRefused(alice.ask(number, after(number, "a")), ProblemType.MALFORMED_REQUEST);
        RequestNumber next = alice.nextNumber();
        assertRefused(alice.ask(next, after(next.next(), "a")), ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void whenTheObjectIsStillBeingMadeThenItsCallsStartInTheirOrderAfterwards() {
        alice.send(create(rref(2), fork(2)));
        WorkId creation = world.startedWork();
        world.started(creation);
        RequestNumber a = alice.nextNumber();
        RequestNumber b = alice.nextNumber();
        alice.send(b, on(2, a, "b"));
        alice.send(a, on(2, null, "a"));

        world.createdSerial(creation);

        assertThat(startedOneByOne()).containsExactly("a", "b");
    }

    @Test
    void whenAWaitingCallIsCancelledThenItLeavesTheLineAndNeverRan() {
        WorkId first = start("a");
        ExchangeId cancelled = send("b");
        RequestNumber number = alice.lastNumber();
        send("c");

        assertThat(alice.cancel(number)).isEqualTo(new Reply.NeverRan());
        assertRefused(world.replyTo(cancelled), ProblemType.CANCELLED);
        world.ended(first, returned("1"));

        assertThat(world.startedCalls()).containsExactly("c");
    }

    @Test
    void whenAWaitingCallsTimeIsAlmostSpentThenItIsToldInTimeThatNothingRan() {
        start("a");
        ExchangeId waiting = alice.waits(Duration.ofSeconds(5)).send(call(rref(1), fork(1), "b"));

        world.pass(Duration.ofMillis(4899));
        assertThat(world.isOpen(waiting)).isTrue();
        world.pass(Duration.ofMillis(1));

        Problem problem = assertRefused(world.replyTo(waiting), ProblemType.DEADLINE_PASSED);
        assertThat(problem.detail()).contains("its turn on the serial object came");
    }

    @Test
    void whenTheEarlierCallNeverComesThenTheCallEndsByItsDeadlineAndSaysWhatItWaitedFor() {
        RequestNumber missing = alice.nextNumber();
        ExchangeId early = alice.waits(Duration.ofSeconds(5)).send(after(missing, "b"));

        world.pass(Duration.ofSeconds(5));

        Problem problem = assertRefused(world.replyTo(early), ProblemType.DEADLINE_PASSED);
        assertThat(problem.detail()).contains("the earlier call " + missing);
    }

    @Test
    void whenAnEarlyCallIsGivenUpThenThoseBehindItStillDoNotPassTheOneBefore() {
        RequestNumber missing = alice.nextNumber();
        RequestNumber early = alice.nextNumber();
        alice.send(early, after(missing, "early"));
        alice.send(alice.nextNumber(), after(early, "behind"));

        alice.cancel(early);
        assertThat(world.startedCalls()).isEmpty();
        alice.send(missing, after(null, "first"));

        assertThat(startedOneByOne()).containsExactly("first", "behind");
    }

    @Test
    void whenACallBetweenWasNeverSeenThenThoseBehindItDoNotPassWhatItFollowed() {
        RequestNumber missing = alice.nextNumber();
        RequestNumber between = alice.nextNumber();
        RequestNumber last = alice.nextNumber();
        alice.send(last, after(between, "last"));

        alice.cancel(between);
        assertThat(world.startedCalls()).isEmpty();
        alice.send(missing, after(null, "first"));

        assertThat(startedOneByOne()).containsExactly("first", "last");
    }

    @Test
    void whenTwoCallsFollowTheSameOneThenTheyStartInTheOrderOfTheirNumbers() {
        RequestNumber missing = alice.nextNumber();
        RequestNumber first = alice.nextNumber();
        RequestNumber second = alice.nextNumber();
        RequestNumber third = alice.nextNumber();
        alice.send(second, after(first, "b"));
        alice.send(first, after(missing, "a"));
        alice.send(third, after(first, "c"));

        alice.cancel(missing);

        assertThat(startedOneByOne()).containsExactly("a", "b", "c");
    }

    @Test
    void whenTheLineIsPastThenNumbersThatAreMissingElsewhereDoNotMatter() {
        alice.nextNumber(); // a request to another object, long under way
        RequestNumber done = alice.nextNumber();
        alice.send(done, after(null, "a"));
        world.ended(world.startedWork(), returned("1"));

        alice.settles(SettledNumbers.parse("1;" + done.value() + "-" + done.value()));
        alice.send(after(done, "b"));

        assertThat(world.startedCalls()).containsExactly("b");
    }

    @Test
    void whenTheLeaseOfAWaitingCallersEndsThenItsCallsLeaveTheLineAndNoneOfThemStarts() {
        TestHolder bob = world.holder("bob");
        alice.ask(TestHolder.share(rref(1), fork(1), fork(2), bob));
        bob.ask(new Action.Claim(rref(1), fork(2)));
        WorkId running = start("a");
        RequestNumber missing = bob.nextNumber();
        RequestNumber late = bob.nextNumber();
        bob.send(bob.nextNumber(), on(1, 2, late, "early and behind"));
        bob.send(late, on(1, 2, missing, "early"));
        bob.send(call(rref(1), fork(2), "in line"));

        bob.leave();
        assertThat(world.startedCalls()).isEmpty();
        world.ended(running, returned("1"));

        assertThat(world.startedCalls()).isEmpty();
    }

    @Test
    void whenSeveralCallsAreGivenUpAtOnceThenNoneOfThemStarts() {
        RequestNumber missing = alice.nextNumber();
        RequestNumber first = alice.nextNumber();
        alice.send(first, after(missing, "b"));
        alice.send(alice.nextNumber(), after(first, "c"));

        alice.settlesAll().renew();

        assertThat(world.startedCalls()).isEmpty();
    }

    @Test
    void whenTheLastForkGoesThenWaitingCallsAreAcceptedWorkAndStillRun() {
        WorkId first = start("a");
        send("b");

        alice.ask(new Action.Release(rref(1), fork(1)));
        world.ended(first, returned("1"));
        assertThat(world.startedCalls()).containsExactly("b");
        assertThat(world.released).isEmpty();
        world.ended(world.startedWork(), returned("2"));

        assertThat(world.released).containsExactly(rref(1));
    }

    @Test
    void whenTheResultStaysThenItIsKnownAtOnceAndItsCallWaitsForItsTurn() {
        WorkId first = start("a");
        NewReference as = new NewReference(rref(5), fork(5), "demo.Sum");

        Reply known =
                alice.ask(new Action.Call(rref(1), fork(1), "add(long)", content("stays"), List.of(), as, Map.of()));

        assertThat(known).isEqualTo(Reply.Listed.at(rref(5), CreationStage.KNOWN));
        world.ended(first, returned("1"));
        assertThat(world.startedCalls()).containsExactly("stays");
    }

    @Test
    void whenACallWhoseResultStaysIsSettledWhileItWaitsThenTheNextOneStillWaitsForIt() {
        RequestNumber missing = alice.nextNumber();
        RequestNumber stays = alice.nextNumber();
        NewReference as = new NewReference(rref(5), fork(5), "demo.Sum");
        Action.Call remote =
                new Action.Call(rref(1), fork(1), "add(long)", content("b"), List.of(), as, Map.of(), missing);
        assertThat(alice.ask(stays, remote)).isEqualTo(Reply.Listed.at(rref(5), CreationStage.KNOWN));
        RequestNumber next = alice.nextNumber();
        alice.send(next, after(stays, "c"));

        alice.settles(SettledNumbers.parse(missing.value() + ";" + stays.value() + "-" + stays.value()))
                .renew();
        assertThat(world.startedCalls()).isEmpty();
        alice.send(missing, after(null, "a"));

        assertThat(world.startedCalls()).containsExactly("a");
        world.ended(world.startedWork(), returned("1"));
        assertThat(world.startedCalls()).containsExactly("b");
        world.created(world.startedWork());
        assertThat(world.startedCalls()).containsExactly("c");
    }

    @Test
    void whenTheObjectIsBusyThenReadsDoNotWait() {
        start("a");

        alice.send(new Action.Fetch(rref(1), fork(1)));
        world.startedWork(Work.ReadValue.class);
        ExchangeId type = alice.read(new Query.TypeQuery(rref(1), fork(1)));

        assertThat(world.replyTo(type)).isInstanceOf(Reply.TypeIs.class);
    }

    @Test
    void whenWorkIsRefusedByTheShellThenTheTurnGoesOn() {
        WorkId first = start("a");
        send("b");

        world.refused(first, new Problem(ProblemType.CONTRACT_MISMATCH, "no such method"));

        assertThat(world.startedCalls()).containsExactly("b");
    }

    @Test
    void whenAnObjectIsNotSerialThenItsCallsDoNotWaitAndDoNotLookAtTheirOrder() {
        alice.owns(rref(2), fork(2));
        RequestNumber missing = alice.nextNumber();

        alice.send(alice.nextNumber(), on(2, missing, "a"));
        assertThat(world.startedCalls()).containsExactly("a");
        alice.send(alice.nextNumber(), on(2, missing, "b"));
        assertThat(world.startedCalls()).containsExactly("b");
    }

    @Test
    void whenACallIsRepeatedWhileItWaitsThenItStandsInLineOnce() {
        WorkId first = start("a");
        ExchangeId one = send("b");
        ExchangeId other = alice.send(alice.lastNumber(), call(rref(1), fork(1), "b"));

        world.ended(first, returned("1"));
        world.ended(world.startedWork(), returned("2"));

        assertThat(world.startedCalls()).isEmpty();
        assertThat(world.replyTo(one)).isEqualTo(returned("2"));
        assertThat(world.replyTo(other)).isEqualTo(returned("2"));
    }

    @Test
    void whenACallsChainHasTheTurnThenItIsRefusedAndTheChainIsNamed() {
        HeldTurns chain = chainOf(start("a"));

        Problem problem = assertRefused(alice.ask(under(chain, "nested")), ProblemType.WAITS_FOR_ITSELF);

        assertThat(problem.detail()).contains("demo.Counter.add(long)@owner");
        assertThat(world.startedCalls()).isEmpty();
    }

    @Test
    void whenACallThatWaitedHasTheTurnThenItsChainHasItToo() {
        WorkId first = start("a");
        send("b");
        world.ended(first, returned("1"));

        HeldTurns chain = world.last(OwnerDecision.StartWork.class).get(0).turns();

        assertRefused(alice.ask(under(chain, "nested")), ProblemType.WAITS_FOR_ITSELF);
    }

    @Test
    void whenTheChainsTurnIsOverThenItsCallWaitsLikeAnyOther() {
        HeldTurns chain = chainOf(start("a"));
        world.ended(world.startedWork(), returned("1"));

        alice.send(under(chain, "afterwards"));

        assertThat(world.startedCalls()).containsExactly("afterwards");
    }

    @Test
    void whenAChainGoesOverAnotherObjectThenItCarriesBothTurns() {
        alice.ownsSerial(rref(2), fork(2));
        HeldTurns first = chainOf(start("a"));
        Action.Call onOther =
                new Action.Call(rref(2), fork(2), "add(long)", content("b"), List.of(), null, first.addTo(Map.of()));

        alice.send(onOther);

        assertThat(world.last(OwnerDecision.StartWork.class).get(0).turns().turns())
                .extracting(HeldTurns.Turn::rref)
                .containsExactly(rref(1), rref(2));
    }

    @Test
    void whenAChainGoesThroughAConcurrentObjectOrAFunctionThenItIsCarriedOn() {
        alice.owns(rref(2), fork(2));
        HeldTurns held = chainOf(start("a"));

        alice.send(new Action.Call(rref(2), fork(2), "add(long)", content("b"), List.of(), null, held.addTo(Map.of())));
        assertThat(world.last(OwnerDecision.StartWork.class).get(0).turns()).isEqualTo(held);
        alice.send(new Action.CallFunction("demo.Sums", "plus()", content("c"), List.of(), null, held.addTo(Map.of())));
        assertThat(world.last(OwnerDecision.StartWork.class).get(0).turns()).isEqualTo(held);
    }

    @Test
    void whenAChainMakesAnObjectThenItsConstructorCarriesTheTurnsOn() {
        HeldTurns held = chainOf(start("a"));

        alice.send(new Action.Create(rref(2), fork(2), "demo.Counter", content("b"), List.of(), held.addTo(Map.of())));

        assertThat(world.last(OwnerDecision.StartWork.class).get(0).turns()).isEqualTo(held);
    }

    private HeldTurns chainOf(WorkId work) {
        return world.last(OwnerDecision.StartWork.class).stream()
                .filter(start -> start.id().equals(work))
                .findFirst()
                .orElseThrow()
                .turns();
    }

    private ExchangeId send(String argument) {
        return alice.send(call(rref(1), fork(1), argument));
    }

    private WorkId start(String argument) {
        send(argument);
        assertThat(world.startedCalls()).containsExactly(argument);
        return world.startedWork();
    }

    private static Action.Call after(@Nullable RequestNumber earlier, String argument) {
        return on(1, earlier, argument);
    }

    private static Action.Call on(long object, @Nullable RequestNumber earlier, String argument) {
        return on(object, object, earlier, argument);
    }

    private static Action.Call on(long object, long fork, @Nullable RequestNumber earlier, String argument) {
        return call(rref(object), fork(fork), argument).following(earlier);
    }

    private static Action.Call under(HeldTurns chain, String argument) {
        return new Action.Call(
                rref(1), fork(1), "add(long)", content(argument), List.of(), null, chain.addTo(Map.of()));
    }

    /** Lets each call end when it has started, and the next one start. */
    private List<String> startedOneByOne() {
        java.util.ArrayList<String> started = new java.util.ArrayList<>();
        while (!world.startedCalls().isEmpty()) {
            assertThat(world.startedCalls()).as("one at a time").hasSize(1);
            started.addAll(world.startedCalls());
            world.ended(world.startedWork(), returned("done"));
        }
        return started;
    }
}

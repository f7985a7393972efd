package io.rref.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.protocol.Action;
import io.rref.protocol.Caller;
import io.rref.protocol.Content;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecallTests {

    private static final HolderId OWNER = new HolderId("owner", new Incarnation(1, 1));

    private static final Target TARGET = new Target("owner", OWNER.incarnation());

    private static final LeaseToken LEASE = new LeaseToken(2, 2);

    private static final RequestNumber FIRST = RequestNumber.FIRST;

    private static final Reply ANSWER = new Reply.Returned(Content.of(new byte[] {'5'}), List.of());

    private final OwnerProtocol machine = new OwnerProtocol(
            OWNER,
            LeaseTerms.DEFAULT,
            new OwnerLimits(10, 1000, 10, 10, TestHolder.MINUTE, 10, 10),
            new MonotonicTime(0));

    private long exchanges;

    RecallTests() {
        HolderId holder = new HolderId("holder", new Incarnation(3, 3));
        handle(new OwnerEvent.LeaseRequested(next(), Caller.ANYBODY, new Message.OpenLease(TARGET, holder, 1), LEASE));
    }

    @Test
    void whenNumberHasNotArrivedThenItIsUnknownAndStaysFree() {
        isRefused(recall(SettledNumbers.NONE), ProblemType.UNKNOWN_NUMBER);
        assertThat(call()).singleElement().isInstanceOf(OwnerDecision.StartWork.class);
    }

    @Test
    void whenNumberRunsThenRecallIsAnsweredWithIt() {
        List<OwnerDecision> started = call();
        ExchangeId called = new ExchangeId(exchanges);
        assertThat(recall(SettledNumbers.NONE)).isEmpty();
        ExchangeId recalled = new ExchangeId(exchanges);
        assertThat(handle(new OwnerEvent.WorkEnded(workOf(started), ANSWER)))
                .as("the latest first: the connection of an earlier one may be dead")
                .containsExactly(new OwnerDecision.Answer(recalled, ANSWER), new OwnerDecision.Answer(called, ANSWER));
    }

    @Test
    void whenNumberIsFinishedThenEachRecallGivesItsOutcome() {
        handle(new OwnerEvent.WorkEnded(workOf(call()), ANSWER));
        for (int times = 0; times < 2; times++) {
            assertThat(recall(SettledNumbers.NONE))
                    .containsExactly(new OwnerDecision.Answer(new ExchangeId(exchanges), ANSWER));
        }
    }

    @Test
    void whenNumberIsSettledThenItsOutcomeIsForgotten() {
        handle(new OwnerEvent.WorkEnded(workOf(call()), ANSWER));
        isRefused(recall(new SettledNumbers(FIRST.next(), List.of())), ProblemType.SETTLED);
    }

    @Test
    void whenNumberWasCancelledBeforeItArrivedThenItIsCancelled() {
        handle(new OwnerEvent.CancelArrived(
                next(), Caller.ANYBODY, new Message.Cancel(TARGET, LEASE, FIRST, SettledNumbers.NONE)));
        isRefused(recall(SettledNumbers.NONE), ProblemType.CANCELLED);
    }

    private List<OwnerDecision> call() {
        Action call = new Action.CallFunction("Sums", "plus()", Content.EMPTY, List.of(), null, Map.of());
        return handle(new OwnerEvent.RequestArrived(
                next(),
                Caller.ANYBODY,
                new Message.Numbered(TARGET, LEASE, FIRST, SettledNumbers.NONE, Duration.ofMinutes(1), call),
                List.of()));
    }

    private List<OwnerDecision> recall(SettledNumbers settled) {
        return handle(new OwnerEvent.RecallArrived(
                next(), Caller.ANYBODY, new Message.Recall(TARGET, LEASE, FIRST, settled)));
    }

    private List<OwnerDecision> handle(OwnerEvent event) {
        List<OwnerDecision> decisions = machine.handle(event, new MonotonicTime(0));
        machine.checkInvariants();
        return decisions;
    }

    private ExchangeId next() {
        return new ExchangeId(++exchanges);
    }

    private static WorkId workOf(List<OwnerDecision> started) {
        return ((OwnerDecision.StartWork) started.get(0)).id();
    }

    private static void isRefused(List<OwnerDecision> decisions, ProblemType type) {
        assertThat(decisions)
                .singleElement()
                .isInstanceOfSatisfying(
                        OwnerDecision.Answer.class,
                        answer -> assertThat(((Reply.Refused) answer.reply())
                                        .problem()
                                        .type())
                                .isEqualTo(type));
    }
}

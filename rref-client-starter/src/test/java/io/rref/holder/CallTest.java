package io.rref.holder;

import static io.rref.holder.Driver.byName;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.RRefState.Access;
import io.rref.RRefState.Creation;
import io.rref.holder.HolderDecision.Complete;
import io.rref.holder.HolderDecision.Forget;
import io.rref.holder.HolderDecision.HandleLost;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.Message;
import io.rref.protocol.Message.Cancel;
import io.rref.protocol.Message.Read;
import io.rref.protocol.NewReference;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One request: answered, repeated, given up, cancelled. */
class CallTest {

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @Test
    void whenACallIsGivenUpThenItCountsAsUpkeepUntilTheOwnerHasSaidWhatBecameOfIt() {
        OperationId call = driver.call(handle);
        assertThat(driver.machine().snapshot().openCalls()).isEqualTo(1);
        assertThat(driver.machine().snapshot().openUpkeep()).isZero();

        driver.feed(new HolderEvent.OperationCancelled(call));

        assertThat(driver.machine().snapshot().openCalls())
                .as("nobody waits for it any more")
                .isZero();
        assertThat(driver.machine().snapshot().openUpkeep())
                .as("the owner has not answered the cancel")
                .isEqualTo(1);
    }

    @Test
    void whenCallReturnsThenItIsAnswered() {
        OperationId call = driver.call(handle);
        Reply reply = new Reply.Returned(Content.EMPTY, List.of());

        driver.reply(lastCall(), reply);

        assertThat(driver.outcome(call)).isEqualTo(new Outcome.Answered(reply, Map.of()));
        assertThat(driver.machine().snapshot().openOperations()).isZero();
        assertThat(driver.creation(handle.fork()))
                .as("what answers a call exists")
                .isEqualTo(Creation.READY);
    }

    @Test
    void whenCallRaisesThenItHasFailed() {
        RemoteFailure failure = new RemoteFailure("java.lang.Oops", "", List.of(), "w");
        OperationId call = driver.call(handle);

        driver.reply(lastCall(), new Reply.Raised(failure));

        assertThat(driver.outcome(call)).isEqualTo(new Outcome.Failed(failure));
    }

    @Test
    void whenAnswerWasNotKeptThenItsOutcomeIsUnknown() {
        OperationId call = driver.call(handle);

        driver.reply(lastCall(), new Reply.AnswerNotKept());

        assertThat(driver.outcome(call)).isEqualTo(new Outcome.Unknown("executed, answer not kept"));
    }

    @Test
    void whenHandleIsUnknownThenUseIsNotExecuted() {
        OperationId call = driver.call(driver.arriving("w"));

        assertThat(problemOf(call)).isEqualTo(ProblemType.REFERENCE_GONE);
    }

    @Test
    void whenSendingFailsThenItIsRepeatedWithBackOff() {
        driver.call(handle);
        driver.forgetPast();

        driver.fail(lastCall(), Certainty.NOT_SENT);
        driver.advance(Duration.ofMillis(200));
        driver.fail(lastCall(), Certainty.MAYBE_SENT);
        driver.advance(Duration.ofMillis(199));
        assertThat(driver.actions("w")).as("within half of 400 ms").hasSize(1);
        driver.advance(Duration.ofMillis(201));

        assertThat(driver.actions("w")).as("after 400 ms").hasSize(2);
    }

    @Test
    void whenSendingIsSilentThenItIsRepeatedAfterTenThenTwentySeconds() {
        driver.call(handle);
        driver.forgetPast();

        driver.advance(Duration.ofSeconds(10));
        assertThat(driver.actions("w")).hasSize(1);
        driver.advance(Duration.ofMillis(19_999));
        assertThat(driver.actions("w")).hasSize(1);
        driver.advance(Duration.ofMillis(1));

        assertThat(driver.actions("w")).hasSize(2);
    }

    @Test
    void whenOneOfTwoSendingsIsAnsweredThenTheOtherIsForgotten() {
        driver.call(handle);
        ExchangeId first = lastCall();
        driver.advance(Duration.ofSeconds(10));
        ExchangeId second = lastCall();

        driver.reply(second, new Reply.Done());

        assertThat(driver.decided(Forget.class)).contains(new Forget(first)).doesNotContain(new Forget(second));
        assertThat(driver.reply(first, new Reply.Done())).isEmpty();
    }

    @Test
    void whenWorkerIsUnknownThenCallIsNotExecuted() {
        OperationId call = driver.call(handle);

        driver.refuse(lastCall(), ProblemType.UNKNOWN_WORKER);

        assertThat(problemOf(call)).isEqualTo(ProblemType.UNKNOWN_WORKER);
    }

    @Test
    void whenWorkerBecomesUnknownAfterASendingThenCallIsTriedOn() {
        OperationId call = driver.call(handle);
        driver.fail(lastCall(), Certainty.MAYBE_SENT);
        driver.advance(Duration.ofSeconds(1));

        driver.refuse(lastCall(), ProblemType.UNKNOWN_WORKER);

        assertThat(driver.outcome(call)).isNull();
    }

    @Test
    void whenReferenceIsGoneThenCallIsGoneAndThenHandleIsLost() {
        OperationId call = driver.call(handle);
        driver.forgetPast();

        driver.reply(
                lastCall(),
                new Reply.Refused(new Problem(
                        ProblemType.REFERENCE_GONE, "revoked", Map.of(Problem.REASON, LossReason.REVOKED.name()))));

        assertThat(driver.decisions())
                .containsExactly(
                        new Complete(call, new Outcome.Gone(LossReason.REVOKED, "revoked")),
                        new HandleLost(handle.fork(), LossReason.REVOKED));
        assertThat(driver.access(handle)).isEqualTo(Access.LOST);
        assertThat(driver.outcome(driver.call(handle))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void whenReferenceIsGoneWithCallsInFlightThenLossIsToldAfterTheLast() {
        driver.call(handle);
        driver.call(handle);
        driver.forgetPast();

        driver.refuse(lastCall(), ProblemType.REFERENCE_GONE);
        assertThat(driver.decided(HandleLost.class)).isEmpty();
        driver.refuse(lastCall(), ProblemType.REFERENCE_GONE);

        assertThat(driver.decided(HandleLost.class)).hasSize(1);
    }

    @Test
    void whenDeadlinePassesBeforeLeaseThenItSaysWhatItWaitedFor() {
        OperationId operation = driver.act(byName("x"), driver.create(), Duration.ofSeconds(3));

        driver.advance(Duration.ofSeconds(3));

        assertThat(driver.outcome(operation)).isInstanceOfSatisfying(Outcome.NotExecuted.class, outcome -> {
            assertThat(outcome.problem().type()).isEqualTo(ProblemType.OWNER_UNREACHABLE);
            assertThat(outcome.problem().detail()).contains("a lease at x", "last: no answer within 2000 ms");
        });
    }

    @Test
    void whenWorkerCannotBeReachedThenDeadlineSaysSo() {
        OperationId operation = driver.act(byName("x"), driver.create(), Duration.ofMillis(100));
        driver.fail(driver.lastTo("x", Message.OpenLease.class), Certainty.NOT_SENT);

        driver.advance(Duration.ofMillis(100));

        assertThat(driver.outcome(operation)).isInstanceOfSatisfying(Outcome.NotExecuted.class, outcome -> {
            assertThat(outcome.problem().type()).isEqualTo(ProblemType.OWNER_UNREACHABLE);
            assertThat(outcome.problem().detail()).contains("connection refused");
        });
    }

    @Test
    void whenALongChainOfFreshHandlesCannotBeMadeThenEachSaysThatTheWorkerCannotBeReached() {
        Action.Create create = driver.create();
        driver.act(byName("x"), create, Duration.ofSeconds(3));
        WireHandle last = new WireHandle("x", WireHandle.NOT_YET_KNOWN, create.rref(), create.fork(), "Counter");
        List<OperationId> chain = new ArrayList<>();
        for (int call = 0; call < 5000; call++) {
            NewReference made = driver.freshReference();
            Action on = new Action.Call(last.rref(), last.fork(), "next()", Content.EMPTY, List.of(), made, Map.of());
            chain.add(driver.act(byName("x"), on, Duration.ofSeconds(1)));
            last = new WireHandle("x", WireHandle.NOT_YET_KNOWN, made.rref(), made.fork(), "Counter");
        }
        driver.fail(driver.lastTo("x", Message.OpenLease.class), Certainty.NOT_SENT);

        driver.advance(Duration.ofSeconds(1));

        assertThat(driver.outcome(chain.get(chain.size() - 1)))
                .isInstanceOfSatisfying(
                        Outcome.NotExecuted.class,
                        outcome -> assertThat(outcome.problem().type()).isEqualTo(ProblemType.OWNER_UNREACHABLE));
    }

    @Test
    void whenDeadlinePassesAfterSendingThenOutcomeIsUnknownAndCancelIsSent() {
        OperationId call = driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofSeconds(1));

        driver.advance(Duration.ofSeconds(1));

        assertThat(driver.outcome(call))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        outcome -> assertThat(outcome.detail()).contains("the answer of w"));
        assertThat(driver.sent("w", Cancel.class)).hasSize(1);
        assertThat(openNumbers()).isEqualTo(1);
    }

    @Test
    void whenCancelledNumberNeverRanThenItIsSettled() {
        driver.cancel(driver.call(handle));

        driver.reply(driver.lastTo("w", Cancel.class), new Reply.NeverRan());

        assertThat(openNumbers()).isZero();
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenCancelIsSilentOrFailsThenItIsRepeatedUntilAnswered() {
        driver.cancel(driver.call(handle));
        driver.fail(driver.lastTo("w", Cancel.class), Certainty.MAYBE_SENT);

        driver.advance(Duration.ofMillis(200));
        driver.advance(Duration.ofSeconds(2));
        assertThat(driver.sent("w", Cancel.class)).hasSize(3);
        driver.refuse(driver.lastTo("w", Cancel.class), ProblemType.SETTLED);

        assertThat(openNumbers()).isZero();
    }

    @Test
    void whenCancelledCallWasAskedToStopThenItsOutcomeIsAskedForLater() {
        driver.cancel(driver.call(handle));

        driver.reply(driver.lastTo("w", Cancel.class), new Reply.AskedToStop());
        driver.advance(Duration.ofMillis(999));
        assertThat(driver.sent("w", Cancel.class)).hasSize(1);
        driver.advance(Duration.ofMillis(1));
        assertThat(openNumbers()).isEqualTo(1);
        driver.reply(driver.lastTo("w", Cancel.class), new Reply.Returned(Content.EMPTY, List.of()));

        assertThat(openNumbers()).isZero();
    }

    @Test
    void whenAnswerArrivesAfterTheCancelThenItSettlesTheNumberAndTellsNobody() {
        OperationId call = driver.call(handle);
        driver.cancel(call);
        driver.forgetPast();

        driver.reply(lastCall(), new Reply.Done());

        assertThat(driver.decided(Complete.class)).isEmpty();
        assertThat(openNumbers()).isZero();
    }

    @Test
    void whenCancelledBeforeSendingThenItIsNotExecuted() {
        OperationId operation = driver.act(byName("x"), driver.create(), Duration.ofSeconds(9));

        driver.cancel(operation);

        assertThat(problemOf(operation)).isEqualTo(ProblemType.CANCELLED);
    }

    @Test
    void whenCancelledTwiceOrTooLateThenNothingHappens() {
        OperationId call = driver.call(handle);
        driver.reply(lastCall(), new Reply.Done());
        driver.forgetPast();

        driver.cancel(call);

        assertThat(driver.decisions()).isEmpty();
    }

    @Test
    void whenQueryIsAskedThenItCarriesNoNumberAndIsNotCancelled() {
        OperationId query = driver.query(handle);
        assertThat(driver.sent("w", Read.class)).hasSize(1);

        driver.cancel(query);

        assertThat(driver.sent("w", Cancel.class)).isEmpty();
        assertThat(problemOf(query)).isEqualTo(ProblemType.CANCELLED);
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenQueryIsAnsweredThenSoIsWhoAsked() {
        OperationId query = driver.query(handle);

        driver.reply(driver.lastTo("w", Read.class), new Reply.TypeIs("Counter", "StoredCounter"));

        assertThat(driver.outcome(query)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void whenManyCallsAreOpenThenOneReplyMovesOnlyItsOwn() {
        for (int i = 0; i < 20_000; i++) {
            driver.machine()
                    .handle(
                            new HolderEvent.ActionRequested(
                                    new OperationId(1_000_000 + i),
                                    Driver.ownerOf(handle),
                                    Driver.callOf(handle),
                                    List.of(),
                                    driver.now().plus(Duration.ofSeconds(60))),
                            driver.now());
        }
        assertThat(driver.machine().snapshot().openOperations()).isEqualTo(20_000);

        for (int i = 0; i < 20_000; i++) {
            List<HolderDecision> made = driver.machine()
                    .handle(new HolderEvent.ReplyArrived(new ExchangeId(4 + i), new Reply.Done()), driver.now());
            assertThat(made).hasSize(1);
        }

        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    private ExchangeId lastCall() {
        return driver.lastAction("w", Action.Call.class);
    }

    private int openNumbers() {
        return driver.machine().snapshot().leases().get(0).openNumbers();
    }

    private ProblemType problemOf(OperationId operation) {
        assertThat(driver.outcome(operation)).isInstanceOf(Outcome.NotExecuted.class);
        return ((Outcome.NotExecuted) Objects.requireNonNull(driver.outcome(operation)))
                .problem()
                .type();
    }
}

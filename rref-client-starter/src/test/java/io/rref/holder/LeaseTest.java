package io.rref.holder;

import static io.rref.holder.Driver.byName;
import static io.rref.holder.Driver.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.RRefState.Access;
import io.rref.holder.HolderDecision.Complete;
import io.rref.holder.HolderDecision.HandleLost;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message.EndLease;
import io.rref.protocol.Message.Numbered;
import io.rref.protocol.Message.OpenLease;
import io.rref.protocol.Message.RenewLease;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leases: opened at first contact, renewed, lapsed, lost. */
class LeaseTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Driver driver = new Driver();

    @Test
    void whenWorkerIsUsedFirstThenLeaseIsAskedForBeforeAnythingElse() {
        driver.act(byName("w"), driver.create(), MINUTE);
        driver.act(byName("w"), driver.create(), MINUTE);

        assertThat(driver.sent("w", OpenLease.class)).containsExactly(new OpenLease(byName("w"), Driver.SELF, 1));
        assertThat(driver.actions("w")).isEmpty();
    }

    @Test
    void whenLeaseIsGrantedThenWhatHasWaitedIsSentInOrderUnderItsToken() {
        Action first = driver.create();
        Action second = driver.create();
        driver.act(byName("w"), first, MINUTE);
        driver.act(byName("w"), second, MINUTE);

        driver.grant("w");

        assertThat(driver.actions("w")).containsExactly(first, second);
        assertThat(driver.sent("w", Numbered.class)).allSatisfy(request -> {
            assertThat(request.lease()).isEqualTo(Driver.token("w", 1));
            assertThat(request.target()).isEqualTo(exactly("w"));
        });
        assertThat(driver.sent("w", RenewLease.class))
                .extracting(RenewLease::sequence)
                .containsExactly(1L);
    }

    @Test
    void whenLeaseAnswerIsLateThenItIsAskedForAgainWithTheSameSession() {
        driver.act(byName("w"), driver.create(), MINUTE);

        driver.advance(Duration.ofSeconds(2));

        assertThat(driver.sent("w", OpenLease.class))
                .extracting(OpenLease::session)
                .containsExactly(1L, 1L);
    }

    @Test
    void whenGrantIsAnsweredTwiceThenSecondAnswerChangesNothing() {
        driver.act(byName("w"), driver.create(), MINUTE);
        driver.advance(Duration.ofSeconds(2));
        ExchangeId last = driver.lastTo("w", OpenLease.class);
        driver.grant("w").forgetPast();

        driver.feed(new HolderEvent.ReplyArrived(last, Driver.granted("w", 1, 1)));
        driver.feed(new HolderEvent.ReplyArrived(new ExchangeId(1), Driver.granted("w", 1, 1)));

        assertThat(driver.decisions()).isEmpty();
    }

    @Test
    void whenExactAndNamedTargetsAreAskedForTogetherThenOneLeaseIsOpened() {
        driver.act(byName("w"), driver.create(), MINUTE);
        driver.act(exactly("w"), driver.create(), MINUTE);

        driver.grant("w");

        assertThat(driver.sent("w", OpenLease.class)).hasSize(1);
        assertThat(driver.actions("w")).hasSize(2);
    }

    @Test
    void whenDirectoryDoesNotKnowWorkerThenWhatHasWaitedIsNotExecuted() {
        OperationId operation = driver.act(byName("w"), driver.create(), MINUTE);

        driver.refuse(driver.lastTo("w", OpenLease.class), ProblemType.UNKNOWN_WORKER);

        assertThat(driver.outcome(operation)).isInstanceOf(Outcome.NotExecuted.class);
    }

    @Test
    void whenTheWorkerIsListedElsewhereThenItsLeaseIsAskedForAtOnce() {
        driver.act(byName("w"), driver.create(), MINUTE);
        driver.fail(driver.lastTo("w", OpenLease.class), Certainty.NOT_SENT);
        driver.forgetPast();

        driver.feed(new HolderEvent.WorkerMoved("w"));

        assertThat(driver.sent("w", OpenLease.class)).hasSize(1);
    }

    @Test
    void whenALeaseIsBeingAskedForThenAMoveDoesNotDoubleTheQuestion() {
        driver.act(byName("w"), driver.create(), MINUTE);
        driver.forgetPast();

        driver.feed(new HolderEvent.WorkerMoved("w"));

        assertThat(driver.decisions()).isEmpty();
    }

    @Test
    void whenTheWorkerIsListedElsewhereThenItIsAskedWhoItIsBeforeTheRenewalIsDue() {
        WireHandle handle = driver.handleAt("w");
        driver.ownersFallSilent();
        driver.forgetPast();

        driver.feed(new HolderEvent.WorkerMoved("w"));
        assertThat(driver.access(handle)).as("the directory is no judge").isEqualTo(Access.OPEN);
        driver.wrongTarget(driver.lastTo("w", RenewLease.class), "w", 2);

        assertThat(driver.access(handle)).isEqualTo(Access.LOST);
    }

    @Test
    void whenAWorkerMovesThatNobodyUsesThenNothingHappens() {
        driver.feed(new HolderEvent.WorkerMoved("w"));

        assertThat(driver.decisions()).isEmpty();
    }

    @Test
    void whenNobodyWaitsForLeaseAnyMoreThenItIsNotAskedForAgain() {
        OperationId operation = driver.act(byName("w"), driver.create(), Duration.ofSeconds(1));
        driver.fail(driver.lastTo("w", OpenLease.class), Certainty.NOT_SENT);

        driver.advance(Duration.ofSeconds(1)).forgetPast().advance(MINUTE);

        assertThat(driver.decisions()).isEmpty();
        assertThat(operation).isNotNull();
    }

    @Test
    void whenRenewalIsAnsweredThenTheNextFollowsAtOnce() {
        driver.handleAt("w");

        driver.advance(Duration.ofSeconds(21));

        assertThat(driver.sent("w", RenewLease.class))
                .extracting(RenewLease::sequence)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void whenRenewalFailsThenAnotherIsSentAfterASecond() {
        driver.handleAt("w");
        driver.ownersFallSilent();
        driver.forgetPast();

        driver.fail(driver.lastTo("w", RenewLease.class), Certainty.MAYBE_SENT);
        driver.advance(Duration.ofMillis(999));
        assertThat(driver.sent("w", RenewLease.class)).isEmpty();
        driver.advance(Duration.ofMillis(1));

        assertThat(driver.sent("w", RenewLease.class))
                .extracting(RenewLease::sequence)
                .containsExactly(2L);
    }

    @Test
    void whenRenewalIsSilentForHalfTheLeaseThenAnotherIsSent() {
        driver.handleAt("w");
        driver.ownersFallSilent().forgetPast();

        driver.advance(Duration.ofSeconds(15));

        assertThat(driver.sent("w", RenewLease.class))
                .extracting(RenewLease::sequence)
                .containsExactly(2L);
    }

    @Test
    void whenOlderRenewalIsAnsweredThenLeaseCountsFromWhenItWasSent() {
        WireHandle handle = driver.handleAt("w");
        driver.ownersFallSilent();
        ExchangeId first = driver.lastTo("w", RenewLease.class);
        driver.advance(Duration.ofSeconds(16));

        driver.reply(first, new Reply.LeaseRenewed(1));
        driver.advance(Duration.ofSeconds(13));
        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);
        driver.advance(Duration.ofSeconds(1));

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
    }

    @Test
    void whenLeaseLapsesThenHandleIsSuspendedAndUsesWait() {
        WireHandle handle = driver.handleAt("w");
        driver.ownersFallSilent().advance(Driver.TERMS.untilHolderLapses()).forgetPast();

        OperationId call = driver.call(handle);
        driver.advance(Duration.ofSeconds(10));

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        assertThat(driver.actions("w")).isEmpty();
        assertThat(driver.outcome(call)).isNull();
        assertThat(driver.sent("w", RenewLease.class)).isNotEmpty();
        assertThat(driver.machine().snapshot().leases()).allMatch(HolderSnapshot.Lease::lapsed);
    }

    @Test
    void whenRenewalIsAnsweredAfterLapseThenAllGoesOn() {
        WireHandle handle = driver.handleAt("w");
        driver.ownersFallSilent().advance(Driver.TERMS.untilHolderLapses());
        driver.call(handle);
        driver.forgetPast();

        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(9));

        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);
        assertThat(driver.actions("w", Action.Call.class)).hasSize(1);
        assertThat(driver.decided(HandleLost.class)).isEmpty();
    }

    @Test
    void whenSuspendedThenSentRequestsAreNeitherRepeatedNorEnded() {
        WireHandle handle = driver.handleAt("w");
        driver.ownersFallSilent().advance(Duration.ofSeconds(28));
        OperationId call = driver.call(handle);
        driver.advance(Duration.ofMillis(1500)).forgetPast();

        driver.advance(Duration.ofSeconds(20));

        assertThat(driver.actions("w")).isEmpty();
        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Done());
        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void whenLeaseIsLostThenGatesCloseThenCallsEndThenLossIsTold() {
        WireHandle first = driver.handleAt("w");
        WireHandle second = driver.handleAt("w");
        OperationId sent = driver.call(first);
        driver.forgetPast();

        driver.refuse(driver.lastTo("w", RenewLease.class), ProblemType.LEASE_LOST);

        assertThat(driver.outcome(sent)).isInstanceOf(Outcome.Unknown.class);
        List<HolderDecision> told = driver.decisions().stream()
                .filter(decision -> decision instanceof Complete || decision instanceof HandleLost)
                .toList();
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).isInstanceOf(Complete.class);
        assertThat(told.get(1)).isEqualTo(new HandleLost(first.fork(), LossReason.EXPIRED));
        assertThat(told.get(2)).isEqualTo(new HandleLost(second.fork(), LossReason.EXPIRED));
        assertThat(driver.access(first)).isEqualTo(Access.LOST);
    }

    @Test
    void whenCallsWereSentAfterTheirLeaseEndedThenTheyAreGoneAndOthersAreUnknown() {
        WireHandle handle = driver.handleAt("w");
        OperationId before = driver.call(handle);
        driver.advance(Duration.ofSeconds(8));
        OperationId after = driver.call(handle);
        OperationId answered = driver.call(handle);
        driver.advance(Duration.ofSeconds(1));

        driver.leaseLost(driver.lastAction("w", Action.Call.class), Duration.ofSeconds(5));

        assertThat(driver.outcome(answered)).isInstanceOf(Outcome.Gone.class);
        assertThat(driver.outcome(after)).isInstanceOf(Outcome.Gone.class);
        assertThat(driver.outcome(before)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenARenewalFindsAnotherStartThenCallsInFlightAreGoneIfTheyWereSentAfterIt() {
        WireHandle handle = driver.handleAt("w");
        OperationId before = driver.call(handle);
        driver.advance(Duration.ofSeconds(8));
        OperationId after = driver.call(handle);
        driver.advance(Duration.ofSeconds(1));

        driver.wrongTarget(driver.lastTo("w", RenewLease.class), "w", 2, Duration.ofSeconds(5));

        assertThat(driver.outcome(after)).isInstanceOf(Outcome.Gone.class);
        assertThat(driver.outcome(before)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenARenewalFindsAnotherStartThenAnEarlierCopyOfACallMayHaveRun() {
        WireHandle handle = driver.handleAt("w");
        OperationId call = driver.call(handle);
        driver.fail(driver.lastAction("w", Action.Call.class), Certainty.MAYBE_SENT);
        driver.advance(Duration.ofSeconds(8));
        assertThat(driver.actions("w", Action.Call.class)).hasSizeGreaterThan(1);

        driver.wrongTarget(driver.lastTo("w", RenewLease.class), "w", 2, Duration.ofSeconds(7));

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenARenewalFindsTheLeaseEndedThenACreationSentAfterwardsGoesOnOnceUnderTheNext() {
        driver.handleAt("w");
        Action.Create create = driver.create();
        OperationId operation = driver.act(byName("w"), create, MINUTE);
        ExchangeId underTheOld = driver.lastAction("w", Action.Create.class);
        driver.leaseLongLost(driver.lastTo("w", RenewLease.class));
        driver.grant("w");
        ExchangeId underTheNew = driver.lastAction("w", Action.Create.class);

        driver.leaseLongLost(underTheOld);
        driver.reply(underTheNew, Reply.Listed.at(create.rref(), CreationStage.KNOWN));

        assertThat(driver.outcome(operation)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void whenNobodySaysThatTheLeaseEndedBeforeTheCallWasSentThenACopyMayHaveRun() {
        OperationId call = driver.call(driver.handleAt("w"));

        driver.refuse(driver.lastAction("w", Action.Call.class), ProblemType.LEASE_LOST);

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenWorkerWasStartedAfterTheCallWasSentThenACopyMayHaveRunBefore() {
        OperationId call = driver.call(driver.handleAt("w"));
        ExchangeId sent = driver.lastAction("w", Action.Call.class);

        driver.advance(Duration.ofSeconds(3));
        driver.wrongTarget(sent, "w", 2, Duration.ofMillis(2900));

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenClocksCouldHideThatTheWorkerIsYoungerThanTheCallThenACopyMayHaveRun() {
        OperationId call = driver.call(driver.handleAt("w"));
        ExchangeId sent = driver.lastAction("w", Action.Call.class);

        driver.advance(Duration.ofSeconds(3));
        driver.wrongTarget(sent, "w", 2, Duration.ofMillis(3050));

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenWorkerWasStartedBeforeTheCallWasSentThenItIsGone() {
        OperationId call = driver.call(driver.handleAt("w"));
        ExchangeId sent = driver.lastAction("w", Action.Call.class);

        driver.advance(Duration.ofSeconds(3));
        driver.wrongTarget(sent, "w", 2, Duration.ofMillis(3100));

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void whenRepeatedCallIsAnsweredLeaseLostThenItsOutcomeIsUnknown() {
        WireHandle handle = driver.handleAt("w");
        OperationId call = driver.call(handle);
        driver.fail(driver.lastAction("w", Action.Call.class), Certainty.MAYBE_SENT);
        driver.advance(Duration.ofSeconds(1));

        driver.refuse(driver.lastAction("w", Action.Call.class), ProblemType.LEASE_LOST);

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenLeaseIsLostThenNextUseOpensTheNextSession() {
        driver.handleAt("w");
        driver.refuse(driver.lastTo("w", RenewLease.class), ProblemType.LEASE_LOST);

        driver.act(byName("w"), driver.create(), MINUTE);

        assertThat(driver.sent("w", OpenLease.class))
                .extracting(OpenLease::session)
                .containsExactly(1L, 2L);
    }

    @Test
    void whenLeaseLostAnswersAnOlderTokenThenTheNewLeaseStays() {
        WireHandle old = driver.handleAt("w");
        driver.call(old);
        ExchangeId late = driver.lastAction("w", Action.Call.class);
        driver.refuse(driver.lastTo("w", RenewLease.class), ProblemType.LEASE_LOST);
        WireHandle fresh = driver.handleAt("w");
        driver.forgetPast();

        driver.feed(new HolderEvent.ReplyArrived(late, new Reply.Refused(new Problem(ProblemType.LEASE_LOST, "late"))));

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.access(fresh)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenCreationIsAnsweredLeaseLostThenItGoesOnUnderTheNextSession() {
        driver.handleAt("w");
        Action.Create create = driver.create();
        OperationId operation = driver.act(byName("w"), create, MINUTE);

        driver.leaseLongLost(driver.lastAction("w", Action.Create.class));
        driver.grant("w");
        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));

        assertThat(driver.outcome(operation)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void whenAnotherStartOfTheWorkerAnswersThenHandlesAreLostWithTheirOwner() {
        WireHandle handle = driver.handleAt("w");

        driver.wrongTarget(driver.lastTo("w", RenewLease.class), "w", 2);

        assertThat(driver.decided(HandleLost.class))
                .containsExactly(new HandleLost(handle.fork(), LossReason.OWNER_LOST));
    }

    @Test
    void whenAnotherWorkerAnswersThenTheCallIsTriedAgain() {
        WireHandle handle = driver.handleAt("w");
        OperationId call = driver.call(handle);

        driver.wrongTarget(driver.lastAction("w", Action.Call.class), "x", 1);
        driver.advance(Duration.ofMillis(200));
        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Done());

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Answered.class);
        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenWorkerOfThatStartIsGoneThenAskingForItsLeaseSaysOwnerLost() {
        OperationId operation = driver.act(exactly("w"), driver.create(), MINUTE);

        driver.wrongTarget(driver.lastTo("w", OpenLease.class), "w", 2);

        assertThat(driver.outcome(operation))
                .isInstanceOfSatisfying(
                        Outcome.Gone.class, gone -> assertThat(gone.reason()).isEqualTo(LossReason.OWNER_LOST));
    }

    @Test
    void whenNothingHangsOnLeaseForItsLengthThenItIsEnded() {
        WireHandle handle = driver.handleAt("w");
        driver.close(handle);
        driver.reply(driver.lastAction("w", Action.Release.class), new Reply.Done());

        driver.advance(Duration.ofSeconds(45));
        assertThat(driver.sent("w", EndLease.class)).hasSize(1);
        driver.forgetPast().advance(MINUTE);

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.machine().snapshot().leases()).isEmpty();
    }

    @Test
    void whenOwnerIsSilentAndNothingHangsOnItsLeaseThenItIsNotRenewedForEver() {
        WireHandle handle = driver.handleAt("w");
        driver.close(handle);
        driver.reply(driver.lastAction("w", Action.Release.class), new Reply.Done());
        driver.ownersFallSilent().advance(MINUTE).forgetPast();

        driver.advance(Duration.ofMinutes(10));

        assertThat(driver.decisions()).isEmpty();
    }

    @Test
    void whenHandleIsHeldThenLeaseIsKeptForEver() {
        WireHandle handle = driver.handleAt("w");

        driver.advance(Duration.ofMinutes(10));

        assertThat(driver.sent("w", EndLease.class)).isEmpty();
        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);
    }
}

package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.holder.HolderDecision.AnswerShared;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Message.Numbered;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Encode, register, send; and letting go when the carrying request is settled. */
class SharingTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static final HolderId RECEIVER = new HolderId("w", Driver.start("w", 1));

    private final Driver driver = new Driver();

    private final WireHandle target = driver.handleAt("w");

    private final WireHandle source = driver.handleAt("o");

    private final CarriedHandle carried = driver.carried(source);

    @Test
    void whenCallCarriesHandleThenItIsRegisteredAtItsOwnerBeforeTheCallIsSent() {
        driver.call(target, carried);

        assertThat(driver.actions("o", Action.Register.class))
                .containsExactly(new Action.Register(
                        source.rref(),
                        source.fork(),
                        carried.wire().fork(),
                        RECEIVER,
                        MINUTE.plus(Driver.TERMS.pendingMargin())));
        assertThat(driver.actions("w", Action.Call.class)).isEmpty();
        registered();

        assertThat(driver.actions("w", Action.Call.class)).hasSize(1);
    }

    @Test
    void whenReceiverHasNoLeaseYetThenItsStartIsLearntFirst() {
        WireHandle other = driver.handleAt("o");
        driver.act(new Target("new", null), driver.create(), MINUTE, driver.carried(other));
        assertThat(driver.actions("o", Action.Register.class)).isEmpty();

        driver.grant("new", 7);

        assertThat(driver.actions("o", Action.Register.class))
                .extracting(Action.Register::receiver)
                .containsExactly(new HolderId("new", Driver.start("new", 7)));
    }

    @Test
    void whenHandleTravelsToItsOwnerThenNothingIsRegistered() {
        driver.call(source, new CarriedHandle(source.fork(), source));

        assertThat(driver.actions("o", Action.Call.class)).hasSize(1);
        assertThat(driver.actions("o", Action.Register.class)).isEmpty();
    }

    @Test
    void whenCallIsAnsweredThenItsForksAreForgotten() {
        driver.call(target, carried);
        registered();

        driver.reply(lastCall(), new Reply.Raised(new RemoteFailure("Oops", "", List.of(), "w")));

        assertThat(driver.actions("o", Action.Withdraw.class)).isEmpty();
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenCallIsRefusedThenItsForksAreWithdrawnAtOnce() {
        driver.call(target, carried);
        registered();

        driver.refuse(lastCall(), ProblemType.BAD_ARGUMENTS);

        assertThat(driver.actions("o", Action.Withdraw.class))
                .containsExactly(
                        new Action.Withdraw(source.rref(), carried.wire().fork(), Duration.ZERO));
    }

    @Test
    void whenCreationBehindTheTargetFailedThenForksAreWithdrawnAtOnce() {
        driver.call(target, carried);
        registered();

        driver.reply(lastCall(), new Reply.CreationFailed(new RemoteFailure("Oops", "", List.of(), "w")));

        assertThat(driver.actions("o", Action.Withdraw.class))
                .extracting(Action.Withdraw::standsFor)
                .containsExactly(Duration.ZERO);
    }

    @Test
    void whenOutcomeIsUnknownThenForksStandForTheRestOfTheDeadlineAndAMargin() {
        OperationId call = driver.call(target, carried);
        registered();
        driver.advance(Duration.ofSeconds(20));

        driver.cancel(call);

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
        assertThat(driver.actions("o", Action.Withdraw.class))
                .extracting(Action.Withdraw::standsFor)
                .containsExactly(Duration.ofSeconds(40).plus(Driver.TERMS.pendingMargin()));
    }

    @Test
    void whenDeadlinePassesThenForksStandForTheMargin() {
        driver.call(target, carried);
        registered();

        driver.advance(MINUTE);

        assertThat(driver.actions("o", Action.Withdraw.class))
                .extracting(Action.Withdraw::standsFor)
                .containsExactly(Driver.TERMS.pendingMargin());
    }

    @Test
    void whenOneRegistrationIsRefusedThenTheOthersAreWithdrawnAndNothingIsSent() {
        WireHandle second = driver.handleAt("p");
        CarriedHandle other = driver.carried(second);
        OperationId call = driver.call(target, carried, other);
        registered();

        driver.refuse(driver.lastAction("p", Action.Register.class), ProblemType.LIMIT_REACHED);

        assertThat(driver.outcome(call))
                .isInstanceOfSatisfying(
                        Outcome.NotExecuted.class,
                        outcome -> assertThat(outcome.problem().type()).isEqualTo(ProblemType.HANDLE_REFUSED));
        assertThat(driver.actions("o", Action.Withdraw.class)).hasSize(1);
        assertThat(driver.actions("p", Action.Withdraw.class)).isEmpty();
        assertThat(driver.actions("w", Action.Call.class)).isEmpty();
    }

    @Test
    void whenSourceIsGoneThenTheCallIsGone() {
        OperationId call = driver.call(target, carried);

        driver.refuse(driver.lastAction("o", Action.Register.class), ProblemType.REFERENCE_GONE);

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Gone.class);
        assertThat(driver.decided(HolderDecision.HandleLost.class))
                .containsExactly(new HolderDecision.HandleLost(source.fork(), LossReason.RELEASED));
    }

    @Test
    void whenDeadlinePassesDuringRegistrationThenItIsCancelledAndALateOneWithdrawn() {
        OperationId call =
                driver.act(Driver.ownerOf(target), Driver.callOf(target, carried), Duration.ofSeconds(1), carried);
        driver.advance(Duration.ofSeconds(1));

        assertThat(driver.outcome(call)).isInstanceOfSatisfying(Outcome.NotExecuted.class, outcome -> {
            assertThat(outcome.problem().type()).isEqualTo(ProblemType.DEADLINE_PASSED);
            assertThat(outcome.problem().detail()).contains("the registration of 1 handles");
        });
        driver.reply(driver.lastTo("o", Message.Cancel.class), new Reply.Done());

        assertThat(driver.actions("o", Action.Withdraw.class))
                .containsExactly(
                        new Action.Withdraw(source.rref(), carried.wire().fork(), Duration.ZERO));
    }

    @Test
    void whenReceiverTurnsOutToBeAnotherStartThenForksAreWithdrawn() {
        OperationId call = driver.call(target, carried);
        registered();

        driver.wrongTarget(lastCall(), "w", 2);

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Gone.class);
        assertThat(driver.actions("o", Action.Withdraw.class))
                .extracting(Action.Withdraw::standsFor)
                .containsExactly(Duration.ZERO);
    }

    @Test
    void whenSourceIsClosedWhileItTravelsThenItIsReleasedAfterTheCallIsSettled() {
        driver.call(target, carried);
        driver.close(source);
        registered();
        assertThat(driver.actions("o", Action.Release.class)).isEmpty();

        driver.reply(lastCall(), new Reply.Done());

        assertThat(driver.actions("o", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenClosedHandleIsCarriedThenTheUseIsNotExecuted() {
        driver.close(source);

        OperationId call = driver.call(target, carried);

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.NotExecuted.class);
    }

    @Test
    void whenSourceIsPendingThenItTravelsWithTheStartThatCreatedIt() {
        Action.Create create = driver.create();
        driver.act(Driver.byName("q"), create, MINUTE);
        WireHandle pending =
                new WireHandle("q", WireHandle.NOT_YET_KNOWN, create.rref(), create.fork(), Driver.CONTRACT);
        CarriedHandle early = driver.carried(pending);
        driver.call(target, early);
        assertThat(driver.actions("q", Action.Register.class)).isEmpty();

        driver.grant("q");
        driver.reply(driver.lastAction("q", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));
        driver.reply(driver.lastAction("q", Action.Register.class), new Reply.Done());

        assertThat(driver.actions("w", Action.Call.class).get(0).handles())
                .extracting(WireHandle::incarnation)
                .containsExactly(Driver.start("q", 1));
    }

    @Test
    void whenAnswerIsSharedThenItsHandlesAreRegisteredForItsReceiver() {
        HolderId receiver = new HolderId("caller", Driver.start("caller", 1));

        share(receiver);

        assertThat(driver.actions("o", Action.Register.class))
                .containsExactly(new Action.Register(
                        source.rref(), source.fork(), carried.wire().fork(), receiver, Duration.ofSeconds(10)));
        assertThat(driver.decided(AnswerShared.class)).isEmpty();
        registered();
        assertThat(driver.decided(AnswerShared.class)).containsExactly(new AnswerShared(new ShareId(1), null));
    }

    @Test
    void whenAnswerIsDroppedThenItsForksAreWithdrawnAndItsSourcesFreed() {
        share(RECEIVER);
        registered();
        driver.close(source);
        assertThat(driver.actions("o", Action.Release.class)).isEmpty();

        driver.feed(new HolderEvent.AnswerShareEnded(new ShareId(1)));
        driver.feed(new HolderEvent.AnswerShareEnded(new ShareId(1)));

        assertThat(driver.actions("o", Action.Withdraw.class)).hasSize(1);
        assertThat(driver.actions("o", Action.Release.class)).hasSize(1);
        assertThat(driver.decided(AnswerShared.class)).hasSize(1);
    }

    @Test
    void whenAnswerCannotBeSharedThenTheProblemIsTold() {
        share(RECEIVER);

        driver.refuse(driver.lastAction("o", Action.Register.class), ProblemType.LIMIT_REACHED);

        assertThat(driver.decided(AnswerShared.class)).hasSize(1);
        Problem problem = driver.decided(AnswerShared.class).get(0).problem();
        assertThat(Objects.requireNonNull(problem).type()).isEqualTo(ProblemType.LIMIT_REACHED);
    }

    @Test
    void whenAnswerIsDroppedBeforeItIsSharedThenThatIsToldOnce() {
        share(RECEIVER);

        driver.feed(new HolderEvent.AnswerShareEnded(new ShareId(1)));
        driver.reply(driver.lastTo("o", Message.Cancel.class), new Reply.Done());

        assertThat(driver.decided(AnswerShared.class)).hasSize(1);
        assertThat(driver.actions("o", Action.Withdraw.class)).hasSize(1);
    }

    private void share(HolderId receiver) {
        driver.feed(new HolderEvent.AnswerShareRequested(
                new ShareId(1),
                receiver,
                List.of(carried),
                Duration.ofSeconds(10),
                driver.now().plus(MINUTE)));
    }

    private void registered() {
        ExchangeId exchange = driver.lastAction("o", Action.Register.class);
        assertThat(driver.message(exchange)).isInstanceOf(Numbered.class);
        driver.reply(exchange, new Reply.Done());
    }

    private ExchangeId lastCall() {
        return driver.lastAction("w", Action.Call.class);
    }
}

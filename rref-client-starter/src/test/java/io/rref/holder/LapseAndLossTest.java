package io.rref.holder;

import static io.rref.holder.Driver.byName;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.RRefState.Access;
import io.rref.holder.HolderDecision.Complete;
import io.rref.holder.HolderDecision.HandleLost;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message.EndLease;
import io.rref.protocol.Message.OpenLease;
import io.rref.protocol.Message.RenewLease;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Promises 4, 6 and 7 for a holder that does not hear its owner, and for one that finds its own pause. */
class LapseAndLossTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static final Duration LAPSE = Driver.TERMS.untilHolderLapses();

    private static final Duration GIVE_UP = Driver.TERMS.untilHolderGivesUp();

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @Test
    void whenTheOwnerIsSilentForTheGiveUpTimeThenItIsLostAndNotBefore() {
        driver.ownersFallSilent().advance(LAPSE.plus(GIVE_UP).minus(MOMENT));
        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);

        driver.advance(MOMENT);

        assertThat(driver.access(handle)).isEqualTo(Access.LOST);
        assertThat(driver.decided(HandleLost.class))
                .containsExactly(new HandleLost(handle.fork(), LossReason.OWNER_LOST));
    }

    @Test
    void whenTheOwnerIsGivenUpThenCallsEndBeforeTheLossIsToldEachWithWhatIsCertain() {
        OperationId sent = driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofMinutes(10));
        driver.ownersFallSilent().advance(LAPSE);
        OperationId waiting = driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofMinutes(10));
        driver.forgetPast();

        driver.advance(GIVE_UP);

        assertThat(driver.outcome(sent)).isInstanceOf(Outcome.Unknown.class);
        assertThat(driver.outcome(waiting)).isInstanceOf(Outcome.Gone.class);
        assertThat(driver.decisions().stream()
                        .filter(each -> each instanceof Complete || each instanceof HandleLost)
                        .map(Object::getClass))
                .as("calls end first, then the loss is told")
                .containsExactly(Complete.class, Complete.class, HandleLost.class);
    }

    @Test
    void whenTheOwnerIsHeardAgainThenTheGiveUpTimeBeginsAnewWithTheNextLapse() {
        driver.ownersFallSilent().advance(LAPSE.plus(GIVE_UP).minus(MOMENT));
        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(9));
        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);

        driver.advance(LAPSE.plus(GIVE_UP).minusSeconds(6));

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        assertThat(driver.decided(HandleLost.class)).isEmpty();
    }

    /** A paused owner answers everything when it goes on, and the answer to the latest renewal may be the one that is lost. */
    @Test
    void whenOnlyAnOldRenewalIsAnsweredThenTheOwnerIsAskedAnewAndNotGivenUp() {
        ExchangeId old = driver.lastTo("w", RenewLease.class);
        driver.ownersFallSilent().advance(LAPSE.plus(GIVE_UP).minus(MOMENT)).forgetPast();

        driver.reply(old, new Reply.LeaseRenewed(1));
        driver.advance(Pacing.FIRST_PATIENCE);

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(9));
        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenTheOwnerIsGivenUpThenItsLateWordChangesNothing() {
        driver.ownersFallSilent().advance(LAPSE);
        ExchangeId renewal = driver.lastTo("w", RenewLease.class);
        driver.advance(GIVE_UP).forgetPast();

        driver.reply(renewal, new Reply.LeaseRenewed(9));

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.access(handle)).isEqualTo(Access.LOST);
    }

    @Test
    void whenTheOwnerIsGivenUpThenTheNextUseOpensTheNextSessionAndWorks() {
        driver.ownersFallSilent().advance(LAPSE.plus(GIVE_UP)).ownersRenew();
        Action.Create create = driver.create();

        OperationId operation = driver.act(byName("w"), create, MINUTE);
        assertThat(driver.sent("w", OpenLease.class))
                .extracting(OpenLease::session)
                .containsExactly(1L, 2L);
        driver.grant("w");
        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));

        assertThat(driver.outcome(operation)).isInstanceOf(Outcome.Answered.class);
        assertThat(driver.access(handle)).as("loss is final").isEqualTo(Access.LOST);
    }

    @Test
    void whenACreationHasWaitedForTheOwnerThenItGoesOnUnderTheNextSession() {
        driver.ownersFallSilent().advance(LAPSE);
        Action.Create create = driver.create();
        OperationId operation = driver.act(byName("w"), create, Duration.ofMinutes(10));

        driver.advance(GIVE_UP);
        driver.grant("w");

        assertThat(driver.actions("w", Action.Create.class)).contains(create);
        assertThat(driver.outcome(operation)).isNull();
    }

    @Test
    void whenADeadlinePassesWhileSuspendedThenWhatWasNotSentIsNotExecutedAndWhatWasIsUnknown() {
        driver.ownersFallSilent().advance(LAPSE.minusSeconds(1));
        OperationId sent = driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofSeconds(10));
        driver.advance(Duration.ofSeconds(1));
        OperationId waiting = driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofSeconds(10));

        driver.advance(Duration.ofSeconds(10));

        assertThat(driver.outcome(sent)).isInstanceOf(Outcome.Unknown.class);
        assertThat(driver.outcome(waiting))
                .isInstanceOfSatisfying(
                        Outcome.NotExecuted.class,
                        not -> assertThat(not.problem().type()).isEqualTo(ProblemType.OWNER_UNREACHABLE));
        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
    }

    @Test
    void whenAHandleIsClosedWhileSuspendedThenItsReleaseWaitsWithoutDeadline() {
        driver.ownersFallSilent().advance(LAPSE);
        driver.close(handle);
        driver.advance(GIVE_UP.minus(MOMENT));
        assertThat(driver.actions("w", Action.Release.class)).isEmpty();

        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(9));

        assertThat(driver.actions("w", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenTheOwnerIsGivenUpThenReleasesThatHaveWaitedAreDropped() {
        driver.ownersFallSilent().advance(LAPSE);
        driver.close(handle);

        driver.advance(GIVE_UP).forgetPast().advance(Duration.ofMinutes(10));

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenTheProcessWasPausedBeyondItsLeaseThenNothingIsSentUntilTheOwnerHasSpoken() {
        driver.ownersFallSilent().forgetPast();

        driver.pause(Duration.ofSeconds(40));
        OperationId call = driver.call(handle);

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        assertThat(driver.actions("w")).isEmpty();
        assertThat(driver.sent("w", RenewLease.class)).isNotEmpty();
        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(9));
        assertThat(driver.actions("w", Action.Call.class)).hasSize(1);
        assertThat(driver.outcome(call)).isNull();
    }

    /** Its repetition was due before the lapse, and must not be sent after it. */
    @Test
    void whenARepetitionWasDueDuringThePauseThenItIsNotSentEither() {
        driver.call(handle);
        driver.ownersFallSilent().forgetPast();

        driver.pause(Duration.ofSeconds(40));

        assertThat(driver.actions("w")).isEmpty();
        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(9));
        assertThat(driver.actions("w", Action.Call.class)).hasSize(1);
    }

    @Test
    void whenAnAnswerOfBeforeThePauseIsReadAfterItThenTheLeaseStaysLapsed() {
        ExchangeId before = driver.lastTo("w", RenewLease.class);
        driver.ownersFallSilent().pause(Duration.ofSeconds(40));

        driver.reply(before, new Reply.LeaseRenewed(1));

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
    }

    @Test
    void whenTheProcessWasPausedBeyondTheGiveUpTimeThenTheOwnerIsAskedFirst() {
        driver.ownersFallSilent().advance(LAPSE);

        driver.pause(GIVE_UP.multipliedBy(2));
        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        driver.advance(GIVE_UP.minus(MOMENT));
        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        driver.advance(MOMENT);

        assertThat(driver.access(handle)).isEqualTo(Access.LOST);
    }

    @Test
    void whenTheMachineSleptBeyondTheLeaseThenItIsSuspendedThoughTheClockStoodStill() {
        driver.forgetPast();

        driver.sleep(LAPSE);
        driver.call(handle);

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        assertThat(driver.actions("w")).isEmpty();
        assertThat(driver.sent("w", RenewLease.class)).hasSize(1);
    }

    @Test
    void whenTheMachineSleptForAPartOfTheLeaseThenItLapsesThatMuchSooner() {
        driver.ownersFallSilent().sleep(Duration.ofSeconds(20));
        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);

        driver.advance(LAPSE.minusSeconds(20).minus(MOMENT));
        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);
        driver.advance(MOMENT);

        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
    }

    @Test
    void whenARenewalWasSentBeforeTheSleepThenTheLeaseCountsFromThere() {
        ExchangeId before = driver.lastTo("w", RenewLease.class);
        driver.ownersFallSilent().sleep(Duration.ofMinutes(5));

        driver.reply(before, new Reply.LeaseRenewed(1));
        assertThat(driver.access(handle)).isEqualTo(Access.SUSPENDED);
        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(2));

        assertThat(driver.access(handle)).isEqualTo(Access.OPEN);
    }

    @Test
    void whenTheMachineSleptThenWhatARefusalSaysOfTheTimeBeforeCountsTheSleep() {
        OperationId call = driver.call(handle);
        driver.sleep(Duration.ofMinutes(5));

        driver.wrongTarget(driver.lastAction("w", Action.Call.class), "w", 2, Duration.ofMinutes(2));

        assertThat(driver.outcome(call))
                .as("it was sent five minutes ago, before the restart")
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenTheMachineSleptThenDeadlinesOfCallsDoNotPassAtOnce() {
        OperationId call = driver.call(handle);

        driver.sleep(Duration.ofHours(1));

        assertThat(driver.outcome(call)).isNull();
    }

    @Test
    void whenAPauseIsToldTwiceThenTheSecondChangesNothingButPatience() {
        driver.pause(Duration.ofSeconds(40)).forgetPast();

        driver.pause(Duration.ZERO);

        assertThat(driver.decisions()).isEmpty();
    }

    @Test
    void whenNothingHangsOnALapsedLeaseThenItIsLeftWithAGoodbyeAndNotGivenUp() {
        driver.close(handle);
        driver.reply(driver.lastAction("w", Action.Release.class), new Reply.Done());
        driver.ownersFallSilent().advance(LAPSE).forgetPast();

        driver.advance(GIVE_UP);

        assertThat(driver.sent("w", EndLease.class)).hasSize(1);
        assertThat(driver.decided(HandleLost.class)).isEmpty();
    }
}

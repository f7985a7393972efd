package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRefState.Access;
import io.rref.holder.HolderDecision.CloseLocalHandle;
import io.rref.holder.HolderDecision.HandleLost;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message.Cancel;
import io.rref.protocol.Message.EndLease;
import io.rref.protocol.Message.RenewLease;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Close takes effect after the last use; local handles are closed at the owner's machine. */
class ClosingTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Driver driver = new Driver();

    @Test
    void whenUnusedHandleIsClosedThenItIsReleased() {
        WireHandle handle = driver.handleAt("w");

        driver.close(handle);

        assertThat(driver.actions("w", Action.Release.class))
                .containsExactly(new Action.Release(handle.rref(), handle.fork()));
        assertThat(driver.access(handle)).isNull();
    }

    @Test
    void whenHandleIsClosedTwiceThenItIsReleasedOnce() {
        WireHandle handle = driver.handleAt("w");

        driver.close(handle);
        driver.close(handle);

        assertThat(driver.actions("w", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenHandleIsInUseThenItIsReleasedAfterTheLastUse() {
        WireHandle handle = driver.handleAt("w");
        driver.call(handle);
        driver.call(handle);
        driver.close(handle);

        assertThat(driver.access(handle)).isEqualTo(Access.CLOSED);
        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Done());
        assertThat(driver.actions("w", Action.Release.class)).isEmpty();
        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Done());

        assertThat(driver.actions("w", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenHandleIsClosingThenNewUsesAreNotExecuted() {
        WireHandle handle = driver.handleAt("w");
        driver.call(handle);
        driver.close(handle);

        OperationId late = driver.call(handle);

        assertThat(driver.outcome(late))
                .isInstanceOfSatisfying(
                        Outcome.NotExecuted.class,
                        outcome -> assertThat(outcome.problem().detail()).contains("it has been closed"));
    }

    @Test
    void whenUseIsGivenUpThenHandleIsReleasedAlthoughTheCancelIsOpen() {
        WireHandle handle = driver.handleAt("w");
        OperationId call = driver.call(handle);
        driver.close(handle);

        driver.cancel(call);

        assertThat(driver.sent("w", Cancel.class)).hasSize(1);
        assertThat(driver.actions("w", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenPendingHandleIsClosedThenItIsReleasedOnceItIsKnown() {
        Action.Create create = driver.create();
        driver.act(Driver.byName("w"), create, MINUTE);
        driver.grant("w");

        driver.close(create.fork());
        assertThat(driver.actions("w", Action.Release.class)).isEmpty();
        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));

        assertThat(driver.actions("w", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenCreationWasRefusedThenClosingSendsNothing() {
        Action.Create create = driver.create();
        driver.act(Driver.byName("w"), create, MINUTE);
        driver.grant("w");
        driver.refuse(driver.lastAction("w", Action.Create.class), ProblemType.UNKNOWN_CONTRACT);
        driver.forgetPast();

        driver.close(create.fork());

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.creation(create.fork())).isNull();
    }

    @Test
    void whenLostHandleIsClosedThenNothingIsSent() {
        WireHandle handle = driver.handleAt("w");
        driver.refuse(driver.lastTo("w", RenewLease.class), ProblemType.LEASE_LOST);
        driver.forgetPast();

        driver.close(handle);

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.access(handle)).isNull();
    }

    @Test
    void whenReleaseFailsThenItIsRepeatedWithoutADeadline() {
        driver.close(driver.handleAt("w"));
        for (int minute = 0; minute < 5; minute++) {
            driver.fail(driver.lastAction("w", Action.Release.class), Certainty.MAYBE_SENT);
            driver.advance(MINUTE);
        }

        assertThat(driver.actions("w", Action.Release.class)).hasSizeGreaterThan(5);
        assertThat(driver.sent("w", EndLease.class)).isEmpty();
    }

    @Test
    void whenReleaseMeetsALimitThenItIsTriedUnderAnotherNumber() {
        driver.close(driver.handleAt("w"));

        assertThat(driver.machine().snapshot().openUpkeep())
                .as("a release is upkeep")
                .isEqualTo(1);
        assertThat(driver.machine().snapshot().openCalls()).isZero();
        driver.refuse(driver.lastAction("w", Action.Release.class), ProblemType.LIMIT_REACHED);
        driver.advance(Duration.ofMillis(200));
        driver.reply(driver.lastAction("w", Action.Release.class), new Reply.Done());

        assertThat(driver.actions("w", Action.Release.class)).hasSize(2);
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenSuspendedThenReleaseWaitsForTheOwner() {
        WireHandle handle = driver.handleAt("w");
        driver.ownersFallSilent().advance(Duration.ofSeconds(30));

        driver.close(handle);
        assertThat(driver.actions("w", Action.Release.class)).isEmpty();
        driver.reply(driver.lastTo("w", RenewLease.class), new Reply.LeaseRenewed(2));

        assertThat(driver.actions("w", Action.Release.class)).hasSize(1);
    }

    @Test
    void whenLeaseIsLostThenQueuedReleasesAreDropped() {
        driver.close(driver.handleAt("w"));
        driver.refuse(driver.lastTo("w", RenewLease.class), ProblemType.LEASE_LOST);
        driver.forgetPast();

        driver.advance(MINUTE);

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenLocalHandleIsOpenedThenItIsUsableAndNothingIsSent() {
        WireHandle local = openLocal();
        driver.feed(new HolderEvent.LocalHandleOpened(local));

        assertThat(driver.decisions()).isEmpty();
        assertThat(driver.machine().snapshot().handles())
                .singleElement()
                .matches(HolderSnapshot.Handle::local)
                .matches(HolderSnapshot.Handle::usable);
    }

    @Test
    void whenLocalHandleIsClosedThenItIsClosedAtTheOwnersMachineAfterItsLastUse() {
        WireHandle local = openLocal();
        WireHandle target = driver.handleAt("w");
        driver.call(target, driver.carried(local));
        driver.close(local);
        driver.grant(Driver.SELF.name());
        assertThat(driver.decided(CloseLocalHandle.class)).isEmpty();

        driver.refuse(driver.lastAction(Driver.SELF.name(), Action.Register.class), ProblemType.LIMIT_REACHED);

        assertThat(driver.decided(CloseLocalHandle.class)).containsExactly(new CloseLocalHandle(local.fork()));
    }

    @Test
    void whenLocalHandleIsSharedThenItIsRegisteredUnderTheLeaseOfThisProcessAtItself() {
        WireHandle local = openLocal();
        WireHandle target = driver.handleAt("w");

        driver.call(target, driver.carried(local));
        driver.grant(Driver.SELF.name());

        assertThat(driver.actions(Driver.SELF.name(), Action.Register.class))
                .extracting(Action.Register::parent, Action.Register::receiver)
                .containsExactly(Tuple.tuple(local.fork(), new HolderId("w", Driver.start("w", 1))));
    }

    @Test
    void whenLeaseOfThisProcessAtItselfIsLostThenLocalHandlesStay() {
        WireHandle local = openLocal();
        driver.query(local);
        driver.grant(Driver.SELF.name());

        driver.refuse(driver.lastTo(Driver.SELF.name(), RenewLease.class), ProblemType.LEASE_LOST);

        assertThat(driver.access(local)).isEqualTo(Access.OPEN);
        assertThat(driver.decided(HandleLost.class)).isEmpty();
    }

    private WireHandle openLocal() {
        WireHandle local = new WireHandle(
                Driver.SELF.name(), Driver.SELF.incarnation(), driver.freshRRef(), driver.freshFork(), Driver.CONTRACT);
        driver.feed(new HolderEvent.LocalHandleOpened(local));
        return local;
    }
}

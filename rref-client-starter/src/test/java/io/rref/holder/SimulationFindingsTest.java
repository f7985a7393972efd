package io.rref.holder;

import static io.rref.holder.Driver.ownerOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.holder.HolderDecision.GoodbyesSaid;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.NewReference;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the simulation found, each as its shortest story. */
class SimulationFindingsTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Driver driver = new Driver();

    /** Operations that end may end others, which must not be ended again. Seed 390. */
    @Test
    void whenProcessLeavesAmidRegistrationThenEachOperationEndsOnce() {
        WireHandle target = driver.handleAt("w1");
        WireHandle shared = driver.handleAt("w2");
        OperationId call = driver.call(target, driver.carried(shared));

        driver.feed(new HolderEvent.Leaving());

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.NotExecuted.class);
        assertThat(driver.decided(GoodbyesSaid.class)).isEmpty();
    }

    /** Nobody looks at the arguments for a name that is bound. Seed 1064. */
    @Test
    void whenArgumentsOfNameAreIgnoredThenTheirHandlesAreWithdrawn() {
        driver.handleAt("w1");
        CarriedHandle carried = driver.carried(driver.handleAt("w2"));
        Action.Publish publish = new Action.Publish(
                "visits",
                Driver.CONTRACT,
                driver.freshRRef(),
                driver.freshFork(),
                Content.EMPTY,
                List.of(carried.wire()));
        driver.act(Driver.exactly("w1"), publish, MINUTE, carried);
        driver.reply(driver.lastAction("w2", Action.Register.class), new Reply.Done());

        driver.reply(
                driver.lastAction("w1", Action.Publish.class),
                new Reply.Listed(driver.freshRRef(), CreationStage.READY, null, true));

        assertThat(driver.actions("w2", Action.Withdraw.class))
                .containsExactly(new Action.Withdraw(
                        carried.wire().rref(), carried.wire().fork(), Duration.ZERO));
    }

    /** The owner answers a call whose result stays before the object is ready, and so before the claims. Seed 3615. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READY")
    void whenCallWhoseResultStaysIsAnsweredUnreadyThenItsHandlesStandUntilItsDeadline(CreationStage stage) {
        WireHandle target = driver.handleAt("w1");
        CarriedHandle carried = driver.carried(driver.handleAt("w2"));
        NewReference as = new NewReference(driver.freshRRef(), driver.freshFork(), Driver.CONTRACT);
        Action.Call call = new Action.Call(
                target.rref(), target.fork(), "add(long)", Content.EMPTY, List.of(carried.wire()), as, Map.of());
        driver.act(ownerOf(target), call, MINUTE, carried);
        driver.reply(driver.lastAction("w2", Action.Register.class), new Reply.Done());

        driver.reply(driver.lastAction("w1", Action.Call.class), Reply.Listed.at(as.rref(), stage));

        assertThat(driver.actions("w2", Action.Withdraw.class))
                .containsExactly(new Action.Withdraw(
                        carried.wire().rref(), carried.wire().fork(), MINUTE.plus(Driver.TERMS.pendingMargin())));
    }

    /** Who is called off lets its handles go, and may be told after that that one of them is gone. Seed 538. */
    @Test
    void whenAHandleIsSaidToBeGoneThatNobodyHasAnyMoreThenItIsNotCountedAsLost() {
        WireHandle target = driver.handleAt("w1");
        WireHandle shared = driver.handleAt("w2");
        OperationId call = driver.call(target, driver.carried(shared));
        ExchangeId registration = driver.lastAction("w2", Action.Register.class);
        driver.cancel(call);
        driver.close(shared);

        driver.refuse(registration, ProblemType.REFERENCE_GONE);

        assertThat(driver.machine().counts().lost()).isZero();
        assertThat(driver.machine().counts().losses()).containsEntry(LossReason.RELEASED, 0L);
    }
}

package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.holder.HolderDecision.AnswerShared;
import io.rref.holder.HolderDecision.GoodbyesSaid;
import io.rref.holder.HolderDecision.HandlesReceived;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Message.EndLease;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process stops. */
class LeavingTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Driver driver = new Driver();

    @Test
    void whenLeavingThenEveryOwnerIsToldAndGoodbyesAreSaidWhenAllHaveAnswered() {
        driver.handleAt("w");
        driver.handleAt("o");

        leave();
        driver.reply(driver.lastTo("w", EndLease.class), new Reply.Done());
        assertThat(driver.decided(GoodbyesSaid.class)).isEmpty();
        driver.fail(driver.lastTo("o", EndLease.class), Certainty.NOT_SENT);

        assertThat(driver.decided(GoodbyesSaid.class)).hasSize(1);
        assertThat(driver.machine().snapshot().leases()).isEmpty();
        assertThat(driver.machine().unansweredGoodbyes())
                .extracting(Target::worker)
                .containsExactly("o");
    }

    @Test
    void whenOwnersAreSilentThenGoodbyesAreSaidAfterTwoSeconds() {
        driver.handleAt("w");

        leave();
        driver.advance(Duration.ofMillis(1999));
        assertThat(driver.decided(GoodbyesSaid.class)).isEmpty();
        driver.advance(Duration.ofMillis(1));

        assertThat(driver.decided(GoodbyesSaid.class)).hasSize(1);
        assertThat(driver.machine().unansweredGoodbyes())
                .extracting(Target::worker)
                .containsExactly("w");
    }

    @Test
    void whenThereIsNoLeaseThenGoodbyesAreSaidAtOnceAndOnce() {
        leave();
        leave();

        assertThat(driver.decided(GoodbyesSaid.class)).hasSize(1);
    }

    @Test
    void whenLeavingThenOpenOperationsEndWithWhatIsCertain() {
        WireHandle handle = driver.handleAt("w");
        OperationId sent = driver.call(handle);
        OperationId waiting = driver.act(Driver.byName("x"), driver.create(), MINUTE);

        leave();

        assertThat(driver.outcome(sent)).isInstanceOf(Outcome.Unknown.class);
        assertThat(driver.outcome(waiting))
                .isInstanceOfSatisfying(
                        Outcome.NotExecuted.class,
                        outcome -> assertThat(outcome.problem().type()).isEqualTo(ProblemType.DRAINING));
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenLeftThenNothingNewIsTakenOn() {
        WireHandle handle = driver.handleAt("w");
        leave();
        driver.forgetPast();

        OperationId late = driver.act(Driver.byName("w"), driver.create(), MINUTE);
        driver.feed(new HolderEvent.HandlesArrived(
                new ReceptionId(1), List.of(driver.arriving("o")), driver.now().plus(MINUTE)));
        driver.feed(new HolderEvent.AnswerShareRequested(
                new ShareId(1),
                Driver.SELF,
                List.of(driver.carried(handle)),
                MINUTE,
                driver.now().plus(MINUTE)));

        assertThat(driver.outcome(late))
                .isInstanceOfSatisfying(
                        Outcome.NotExecuted.class,
                        outcome -> assertThat(outcome.problem().type()).isEqualTo(ProblemType.DRAINING));
        assertThat(driver.decided(HandlesReceived.class).get(0).refused()).hasSize(1);
        assertThat(driver.decided(AnswerShared.class).get(0).problem()).isNotNull();
        assertThat(driver.decided(HolderDecision.Send.class)).isEmpty();
    }

    @Test
    void whenLeftThenLocalHandlesCanStillBeClosed() {
        WireHandle local = new WireHandle(
                Driver.SELF.name(), Driver.SELF.incarnation(), driver.freshRRef(), driver.freshFork(), Driver.CONTRACT);
        driver.feed(new HolderEvent.LocalHandleOpened(local));
        leave();

        driver.close(local);

        assertThat(driver.decided(HolderDecision.CloseLocalHandle.class)).hasSize(1);
    }

    private void leave() {
        driver.feed(new HolderEvent.Leaving());
    }
}

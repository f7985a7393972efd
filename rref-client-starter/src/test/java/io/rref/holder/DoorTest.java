package io.rref.holder;

import static io.rref.holder.Driver.callOf;
import static io.rref.holder.Driver.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker refuses a message before its owner's machine sees it: that says nothing of a copy that got in. */
class DoorTest {

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHENTICATED", "NOT_YOURS"})
    void whenTheDoorHasAlwaysRefusedThenCallIsNotExecuted(ProblemType door) {
        OperationId call = driver.call(handle);

        driver.refuseAtTheDoor(driver.lastAction("w", Action.Call.class), door, Duration.ofHours(1));

        assertThat(problemOf(driver.outcome(call))).isEqualTo(door);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHENTICATED", "NOT_YOURS"})
    void whenTheDoorDoesNotSaySinceWhenItRefusesThenCallIsTriedOnUnderItsNumber(ProblemType door) {
        OperationId call = driver.call(handle);
        ExchangeId refused = driver.lastAction("w", Action.Call.class);
        RequestNumber number = numberOf(refused);

        driver.refuse(refused, door);
        driver.advance(Duration.ofSeconds(1));

        assertThat(driver.outcome(call)).isNull();
        assertThat(driver.lastAction("w", Action.Call.class))
                .as("the exchange of the sending after the refused one")
                .isNotEqualTo(refused);
        assertThat(numberOf(driver.lastAction("w", Action.Call.class))).isEqualTo(number);
        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Done());
        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void whenTheDoorRefusesAfterASilentSendingThenCallIsTriedOn() {
        OperationId call = driver.call(handle);
        driver.fail(driver.lastAction("w", Action.Call.class), Certainty.MAYBE_SENT);
        driver.advance(Duration.ofSeconds(1));

        driver.refuseAtTheDoor(
                driver.lastAction("w", Action.Call.class), ProblemType.UNAUTHENTICATED, Duration.ofHours(1));

        assertThat(driver.outcome(call)).isNull();
    }

    @Test
    void whenTheDoorRefusesUntilTheDeadlineThenOutcomeIsUnknownAndTheCancelIsRepeatedUntilTheOwnerAnswers() {
        OperationId call = driver.act(exactly("w"), callOf(handle), Duration.ofSeconds(3));
        driver.refuse(driver.lastAction("w", Action.Call.class), ProblemType.UNAUTHENTICATED);

        driver.advance(Duration.ofSeconds(3));
        ExchangeId cancel = driver.lastTo("w", Message.Cancel.class);
        driver.refuse(cancel, ProblemType.UNAUTHENTICATED);
        driver.advance(Duration.ofSeconds(1));

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
        assertThat(driver.lastTo("w", Message.Cancel.class)).isNotEqualTo(cancel);
    }

    @Test
    void whenTheDoorRefusesAReleaseThenItIsSentAgain() {
        driver.close(handle);
        ExchangeId release = driver.lastAction("w", Action.Release.class);

        driver.refuseAtTheDoor(release, ProblemType.UNAUTHENTICATED, Duration.ofHours(1));
        driver.advance(Duration.ofSeconds(1));

        assertThat(driver.lastAction("w", Action.Release.class)).isNotEqualTo(release);
    }

    private RequestNumber numberOf(ExchangeId exchange) {
        return ((Message.Numbered) driver.message(exchange)).number();
    }

    private static ProblemType problemOf(@Nullable Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NotExecuted.class);
        return ((Outcome.NotExecuted) outcome).problem().type();
    }
}

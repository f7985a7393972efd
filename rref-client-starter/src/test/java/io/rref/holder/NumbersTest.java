package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.Message.Numbered;
import io.rref.protocol.Message.RenewLease;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers, and what is told of those that are settled. */
class NumbersTest {

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @Test
    void whenRequestsAreSentThenTheyTakeNumbersInTurn() {
        driver.call(handle);
        driver.call(handle);

        assertThat(driver.sent("w", Numbered.class))
                .extracting(request -> request.number().value())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void whenRequestIsSentAgainThenItKeepsItsNumber() {
        driver.call(handle);
        driver.forgetPast();

        driver.advance(Duration.ofSeconds(10));

        assertThat(driver.sent("w", Numbered.class))
                .extracting(request -> request.number().value())
                .containsExactly(2L);
    }

    @Test
    void whenAnswersAreReadThenTheNextMessageTellsIt() {
        driver.call(handle);
        driver.call(handle);
        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.Done());

        driver.call(handle);

        List<Numbered> sent = driver.sent("w", Numbered.class);
        assertThat(sent.get(sent.size() - 1).settled().value()).isEqualTo("2;3-3");
    }

    @Test
    void whenRequestIsRefusedThenItsNumberIsSettled() {
        driver.call(handle);
        driver.refuse(driver.lastAction("w", Action.Call.class), ProblemType.BAD_ARGUMENTS);

        driver.advance(Duration.ofSeconds(10));

        List<RenewLease> renewals = driver.sent("w", RenewLease.class);
        assertThat(renewals.get(renewals.size() - 1).settled().value()).isEqualTo("3");
    }

    @Test
    void whenRequestNeverLeftThenItsNumberIsSettledWithoutACancel() {
        OperationId call = driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofMillis(100));
        driver.fail(driver.lastAction("w", Action.Call.class), Certainty.NOT_SENT);
        driver.advance(Duration.ofMillis(100));

        assertThat(driver.outcome(call)).isInstanceOf(Outcome.NotExecuted.class);
        assertThat(driver.machine().snapshot().leases().get(0).openNumbers()).isZero();
    }

    @Test
    void whenAnswerComesTwiceThenItIsReadOnce() {
        OperationId call = driver.call(handle);
        ExchangeId exchange = driver.lastAction("w", Action.Call.class);
        driver.reply(exchange, new Reply.Done());

        assertThat(driver.reply(exchange, new Reply.Done())).isEmpty();
        assertThat(driver.outcome(call)).isNotNull();
    }
}

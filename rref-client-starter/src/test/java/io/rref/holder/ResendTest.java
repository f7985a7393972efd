package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.Message;
import io.rref.protocol.NewReference;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The retry rule: only what was certainly not sent, or what carries a number under the same lease, is sent again. */
class ResendTest {

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @ParameterizedTest
    @EnumSource(Certainty.class)
    void whenASendingComesToNothingThenTheCallIsSentAgainUnderItsNumberAndLease(Certainty certainty) {
        driver.call(handle);

        for (int i = 0; i < 3; i++) {
            driver.fail(lastCall(), certainty);
            driver.advance(Pacing.LONGEST_RETRY);
        }

        List<Message.Numbered> sent = calls();
        assertThat(sent).hasSize(4);
        assertThat(sent)
                .extracting(Message.Numbered::number)
                .containsOnly(sent.get(0).number());
        assertThat(sent)
                .extracting(Message.Numbered::lease)
                .containsOnly(sent.get(0).lease());
    }

    @Test
    void whenACallMayHaveArrivedThenItIsNeverSentUnderAnotherLease() {
        OperationId call = driver.call(handle);
        driver.fail(lastCall(), Certainty.MAYBE_SENT);

        driver.leaseLost(driver.lastTo("w", Message.RenewLease.class), Duration.ZERO);
        driver.advance(Duration.ofSeconds(30));

        assertThat(calls()).hasSize(1);
        assertThat(driver.outcome(call)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whenACreationCertainlyDidNotArriveThenItIsSentUnderTheNextLease() {
        Action.Create create = driver.create();
        OperationId making = driver.act(Driver.byName("w"), create, Duration.ofMinutes(1));
        driver.fail(driver.lastAction("w", Action.Create.class), Certainty.NOT_SENT);

        driver.leaseLongLost(driver.lastTo("w", Message.RenewLease.class));
        driver.advance(Duration.ofSeconds(1));
        driver.grant("w");

        assertThat(driver.outcome(making)).isNull();
        List<Message.Numbered> sent = driver.sent("w", Message.Numbered.class).stream()
                .filter(message -> message.action().equals(create))
                .toList();
        assertThat(sent).hasSizeGreaterThan(1);
        assertThat(Set.copyOf(sent.stream().map(Message.Numbered::lease).toList()))
                .as("leases it was sent under")
                .hasSize(2);
    }

    /** Neither waits for the end of user code. */
    @Test
    void whenACreationOrARemoteCallIsSilentThenItIsSentAgainBeforeACallIs() {
        driver.act(Driver.byName("w"), driver.create(), Duration.ofMinutes(1));
        driver.act(Driver.ownerOf(handle), remote(), Duration.ofMinutes(1));
        driver.call(handle);
        driver.forgetPast();

        driver.advance(Pacing.FIRST_SILENCE);

        assertThat(driver.actions("w", Action.Create.class))
                .as("creations sent again")
                .hasSize(1);
        assertThat(calls())
                .as("calls sent again")
                .singleElement()
                .satisfies(again -> assertThat(((Action.Call) again.action()).as())
                        .as("where its result stays")
                        .isNotNull());
    }

    @Test
    void whenItsTimeIsUpThenACallIsNotSentAgain() {
        driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofMillis(150));
        driver.fail(lastCall(), Certainty.NOT_SENT);

        driver.advance(Duration.ofMinutes(1));

        assertThat(calls()).as("sendings within 150 ms").hasSizeBetween(1, 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ProblemType.class,
            names = {"LIMIT_REACHED", "DRAINING", "THREADS_EXHAUSTED", "DEADLINE_PASSED"})
    void whenTheWorkerRefusesACallThenThatIsToldAtOnceAndNotTriedAgain(ProblemType type) {
        OperationId call = driver.call(handle);

        driver.refuse(lastCall(), type);

        assertThat(driver.outcome(call))
                .isInstanceOfSatisfying(
                        Outcome.NotExecuted.class,
                        outcome -> assertThat(outcome.problem().type()).isEqualTo(type));
        driver.advance(Duration.ofMinutes(1));
        assertThat(calls()).hasSize(1);
    }

    @Test
    void whenTheWorkerRefusesAReleaseBecauseOfALimitThenItIsTriedUnderAnotherNumberUntilItIsAnswered() {
        driver.close(handle);

        for (int i = 0; i < 3; i++) {
            driver.refuse(driver.lastAction("w", Action.Release.class), ProblemType.LIMIT_REACHED);
            driver.advance(Pacing.LONGEST_RETRY);
        }
        driver.reply(driver.lastAction("w", Action.Release.class), new Reply.Done());
        driver.advance(Duration.ofSeconds(20));

        Set<RequestNumber> numbers = new TreeSet<>(driver.sent("w", Message.Numbered.class).stream()
                .filter(message -> message.action() instanceof Action.Release)
                .map(Message.Numbered::number)
                .toList());
        assertThat(numbers).hasSize(4);
    }

    @Test
    void whenManyCallsFailAtOnceThenTheyAreNotSentAgainAllAtOnce() {
        for (int i = 0; i < 50; i++) {
            driver.call(handle);
            driver.fail(lastCall(), Certainty.NOT_SENT);
        }
        driver.forgetPast();

        driver.advance(Duration.ofMillis(150));

        assertThat(calls().size())
                .as("of 50 calls, sent again after 150 of 200 ms")
                .isBetween(10, 40);
    }

    private Action.Call remote() {
        NewReference as = new NewReference(new RRefId(70, 70), new ForkId(71, 71), "demo.Sum");
        return new Action.Call(handle.rref(), handle.fork(), "add(long)", Content.EMPTY, List.of(), as, Map.of());
    }

    private List<Message.Numbered> calls() {
        return driver.sent("w", Message.Numbered.class).stream()
                .filter(message -> message.action() instanceof Action.Call)
                .toList();
    }

    private ExchangeId lastCall() {
        return driver.lastAction("w", Action.Call.class);
    }
}

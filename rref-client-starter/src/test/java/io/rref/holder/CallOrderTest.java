package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message.Cancel;
import io.rref.protocol.Message.Numbered;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each call says which open call on the same object was made before it. */
class CallOrderTest {

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @Test
    void whenNoCallIsOpenThenTheNextOneFollowsNone() {
        driver.call(handle);
        driver.reply(lastCall(), returned());
        driver.call(handle);

        assertThat(followed()).containsExactly(null, null);
    }

    @Test
    void whenCallsAreOpenThenEachFollowsTheOneBefore() {
        driver.call(handle);
        driver.call(handle);
        driver.call(handle);

        assertThat(numbers()).containsExactly(2L, 3L, 4L);
        assertThat(followed()).containsExactly(null, 2L, 3L);
    }

    @Test
    void whenTheCallBeforeHasEndedThenTheLastOpenOneIsFollowed() {
        driver.call(handle);
        driver.call(handle);
        driver.reply(lastCall(), returned());
        driver.call(handle);

        assertThat(followed()).containsExactly(null, 2L, 2L);
    }

    @Test
    void whenCallsAreOnOtherObjectsThenTheyAreNotFollowed() {
        WireHandle other = driver.handleAt("w");
        driver.call(handle);
        driver.call(other);

        assertThat(followed()).containsExactly(null, null);
    }

    @Test
    void whenAnotherHandleOfTheSameObjectIsUsedThenItsCallFollowsToo() {
        WireHandle second = secondHandle();
        driver.call(handle);
        driver.call(second);
        driver.call(handle);

        List<Long> numbers = numbers();
        assertThat(followed()).containsExactly(null, numbers.get(0), numbers.get(1));
    }

    @Test
    void whenACallIsSentAgainThenItStillFollowsTheSameOne() {
        driver.call(handle);
        driver.call(handle);
        ExchangeId second = lastCall();
        driver.reply(driver.unansweredTo("w", Numbered.class).get(0), returned());
        driver.fail(second, Certainty.MAYBE_SENT);
        driver.forgetPast();

        driver.advance(Duration.ofSeconds(10));

        assertThat(numbers()).isNotEmpty().containsOnly(3L);
        assertThat(followed()).containsOnly(2L);
    }

    @Test
    void whenACallWaitsForItsArgumentsToBeRegisteredThenALaterOneFollowsItAllTheSame() {
        WireHandle elsewhere = driver.handleAt("v");
        CarriedHandle argument = driver.carried(elsewhere);
        driver.call(handle, argument);
        driver.call(handle);
        assertThat(numbers()).as("only the later one is sent").containsExactly(3L);
        assertThat(followed()).containsExactly(2L);

        driver.reply(driver.lastAction("v", Action.Register.class), new Reply.Done());

        assertThat(numbers()).containsExactly(3L, 2L);
        assertThat(followed()).containsExactly(2L, null);
    }

    @Test
    void whenACallWaitsForAnArgumentToBeMadeThenALaterOneFollowsItAllTheSame() {
        Action.Create create = driver.create();
        driver.act(Driver.exactly("w"), create, Duration.ofSeconds(60));
        WireHandle fresh = new WireHandle("w", Driver.start("w", 1), create.rref(), create.fork(), Driver.CONTRACT);
        CarriedHandle argument = new CarriedHandle(fresh.fork(), fresh);
        driver.call(handle, argument);
        driver.call(handle);
        assertThat(followed()).hasSize(1).doesNotContainNull();
        long reserved = followed().get(0);

        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.READY));

        assertThat(numbers()).element(1).isEqualTo(reserved);
    }

    @Test
    void whenACallThatALaterOneFollowsEndsUnsentThenTheLaterOneIsSentAgainToSaySo() {
        WireHandle elsewhere = driver.handleAt("v");
        OperationId first = driver.call(handle, driver.carried(elsewhere));
        driver.call(handle);
        driver.forgetPast();

        driver.cancel(first);

        assertThat(driver.outcome(first)).isInstanceOf(Outcome.NotExecuted.class);
        Numbered again = sentCalls().get(0);
        assertThat(again.number()).isEqualTo(new RequestNumber(3));
        assertThat(again.settled().contains(new RequestNumber(2))).isTrue();
        assertThat(driver.sent("w", Cancel.class)).isEmpty();
    }

    @Test
    void whenTheOwnerRefusedACallThatALaterOneFollowsThenTheLaterOneIsSentAgainToSaySo() {
        driver.call(handle);
        ExchangeId first = lastCall();
        driver.call(handle);
        driver.forgetPast();

        driver.refuse(first, ProblemType.LIMIT_REACHED);

        assertThat(numbers()).containsExactly(3L);
        assertThat(sentCalls().get(0).settled().contains(new RequestNumber(2))).isTrue();
    }

    @Test
    void whenACallWasAnsweredThenTheLaterOneIsNotSentAgain() {
        driver.call(handle);
        ExchangeId first = lastCall();
        driver.call(handle);
        driver.forgetPast();

        driver.reply(first, returned());

        assertThat(sentCalls()).isEmpty();
    }

    private WireHandle secondHandle() {
        WireHandle second = new WireHandle(
                handle.owner(), handle.incarnation(), handle.rref(), driver.freshFork(), handle.contract());
        Action register = new Action.Register(handle.rref(), handle.fork(), second.fork(), null, Duration.ZERO);
        driver.act(Driver.ownerOf(handle), register, Duration.ofSeconds(60));
        driver.reply(driver.lastAction("w", Action.Register.class), new Reply.Done());
        return second;
    }

    private ExchangeId lastCall() {
        return driver.lastAction("w", Action.Call.class);
    }

    private static Reply returned() {
        return new Reply.Returned(Content.EMPTY, List.of());
    }

    private List<Numbered> sentCalls() {
        return driver.sent("w", Numbered.class).stream()
                .filter(request -> request.action() instanceof Action.Call)
                .toList();
    }

    private List<Long> numbers() {
        return sentCalls().stream().map(request -> request.number().value()).toList();
    }

    private List<@Nullable Long> followed() {
        List<@Nullable Long> followed = new ArrayList<>();
        for (Numbered request : sentCalls()) {
            RequestNumber after = ((Action.Call) request.action()).after();
            followed.add(after == null ? null : after.value());
        }
        return followed;
    }
}

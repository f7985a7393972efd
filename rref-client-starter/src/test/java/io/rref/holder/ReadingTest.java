package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only reads: there is nothing of it whose outcome could be unknown, and nothing that must not be done twice. */
class ReadingTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @Test
    void whenAFetchIsNotAnsweredInTimeThenItSaysThatNothingWasChangedAndIsCancelled() {
        OperationId fetch = fetch();

        driver.advance(SHORT);

        assertNotExecuted(
                fetch,
                ProblemType.DEADLINE_PASSED,
                "deadline passed while waiting for the answer of w; a read changes nothing");
        assertThat(driver.sent("w", Message.Cancel.class))
                .as("its value may hold handles, which are let go")
                .hasSize(1);
    }

    @Test
    void whenAFetchMayHaveArrivedAndItsOwnerIsGoneThenItSaysThatItIsUnreachable() {
        OperationId fetch = fetch();
        driver.fail(driver.lastAction("w", Action.Fetch.class), Certainty.MAYBE_SENT);

        driver.advance(SHORT);

        assertNotExecuted(fetch, ProblemType.OWNER_UNREACHABLE, "nothing");
    }

    @Test
    void whenAFetchIsUnderWayAsItsLeaseIsLostThenItsReferenceIsGone() {
        OperationId fetch = fetch();

        driver.leaseLongLost(driver.lastTo("w", Message.RenewLease.class));

        assertThat(driver.outcome(fetch))
                .isInstanceOfSatisfying(
                        Outcome.Gone.class, gone -> assertThat(gone.reason()).isEqualTo(LossReason.EXPIRED));
    }

    @Test
    void whenTheAnswerOfAFetchIsNotKeptThenItIsReadAgainUnderAnotherNumber() {
        OperationId fetch = fetch();

        driver.reply(driver.lastAction("w", Action.Fetch.class), new Reply.AnswerNotKept());
        assertThat(driver.outcome(fetch)).isNull();
        driver.advance(Duration.ofMillis(200));

        assertThat(driver.sent("w", Message.Numbered.class).stream()
                        .filter(message -> message.action() instanceof Action.Fetch)
                        .map(Message.Numbered::number))
                .as("numbers of the two sendings")
                .doesNotHaveDuplicates()
                .hasSize(2);
        driver.reply(driver.lastAction("w", Action.Fetch.class), new Reply.Returned(Content.EMPTY, List.of()));
        assertThat(driver.outcome(fetch)).isInstanceOf(Outcome.Answered.class);
    }

    /** Its first sending may have been handled, too; that was under the number which is settled now. */
    @Test
    void whenTimeIsUpBeforeAnAnswerThatWasNotKeptIsReadAnewThenNothingIsLeftToCancel() {
        OperationId fetch = fetch();
        driver.fail(driver.lastAction("w", Action.Fetch.class), Certainty.MAYBE_SENT);
        driver.advance(Duration.ofMillis(200));
        driver.reply(driver.lastAction("w", Action.Fetch.class), new Reply.AnswerNotKept());

        driver.cancel(fetch);

        assertThat(driver.outcome(fetch)).isInstanceOf(Outcome.NotExecuted.class);
        assertThat(driver.sent("w", Message.Cancel.class)).isEmpty();
        assertThat(driver.machine().snapshot().openOperations()).isZero();
    }

    @Test
    void whenTheOwnerHasSaidThatTheObjectIsReadyThenNobodyAsksAgain() {
        OperationId ready = ready(handle);

        assertThat(driver.outcome(ready)).isInstanceOf(Outcome.Answered.class);
        assertThat(driver.sent("w", Message.Read.class)).isEmpty();
    }

    @Test
    void whenTheAnswerToACreationSaysReadyThenWhoWaitsForThatIsAnsweredByIt() {
        Action.Create create = driver.create();
        driver.act(Driver.byName("w"), create, Duration.ofMinutes(1));
        OperationId ready =
                ready(new WireHandle("w", WireHandle.NOT_YET_KNOWN, create.rref(), create.fork(), create.contract()));

        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.READY));

        assertThat(driver.outcome(ready)).isInstanceOf(Outcome.Answered.class);
        assertThat(driver.sent("w", Message.Read.class)).isEmpty();
    }

    /** It was opened as the request was accepted that brought it: the object may still be being made. */
    @Test
    void whenALocalHandleIsAskedForReadinessThenItsOwnersMachineIsAsked() {
        String self = Driver.SELF.name();
        WireHandle local = new WireHandle(
                self, Driver.SELF.incarnation(), driver.freshRRef(), driver.freshFork(), Driver.CONTRACT);
        driver.feed(new HolderEvent.LocalHandleOpened(local));

        OperationId ready = ready(local);
        driver.grant(self);

        assertThat(driver.outcome(ready)).isNull();
        assertThat(driver.sent(self, Message.Read.class)).hasSize(1);
    }

    /** As an owner says when the time is up that it was given. */
    @Test
    void whenTheObjectIsStillBeingMadeWhenTheTimeIsUpThenItIsNotTakenForReady() {
        Action.Create create = driver.create();
        driver.act(Driver.byName("w"), create, Duration.ofMinutes(1));
        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));
        OperationId ready =
                ready(new WireHandle("w", handle.incarnation(), create.rref(), create.fork(), create.contract()));

        driver.reply(driver.lastTo("w", Message.Read.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));
        assertThat(driver.outcome(ready)).as("there is time to ask again").isNull();
        driver.advance(Duration.ofMinutes(1));

        assertNotExecuted(ready, ProblemType.DEADLINE_PASSED, "waiting for the answer of w");
    }

    private OperationId fetch() {
        return driver.act(Driver.ownerOf(handle), new Action.Fetch(handle.rref(), handle.fork()), SHORT);
    }

    private OperationId ready(WireHandle of) {
        OperationId id = new OperationId(1_000_000);
        Query query = new Query.StateQuery(of.rref(), of.fork(), true);
        driver.feed(new HolderEvent.QueryRequested(id, query, driver.now().plus(Duration.ofMinutes(1))));
        return id;
    }

    private void assertNotExecuted(OperationId operation, ProblemType type, String detail) {
        assertThat(driver.outcome(operation)).isInstanceOfSatisfying(Outcome.NotExecuted.class, outcome -> {
            assertThat(outcome.problem().type()).isEqualTo(type);
            assertThat(outcome.problem().detail()).contains(detail);
        });
    }
}

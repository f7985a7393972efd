package io.rref.holder;

import static io.rref.holder.Driver.byName;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRefId;
import io.rref.RRefState.Creation;
import io.rref.holder.HolderDecision.HandleFailed;
import io.rref.holder.HolderDecision.HandleKnown;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message;
import io.rref.protocol.NewReference;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Handles that an action makes, and uses that are held back until they are known. */
class CreationTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static final RemoteFailure FAILURE = new RemoteFailure("java.lang.Oops", "broken", List.of(), "w");

    private final Driver driver = new Driver();

    private final Action.Create create = driver.create();

    /** As the shell knows it: the worker's start is not known yet. */
    private final WireHandle pending =
            new WireHandle("w", WireHandle.NOT_YET_KNOWN, create.rref(), create.fork(), create.contract());

    @Test
    void whenCreationIsRequestedThenHandleIsListedAsPending() {
        driver.act(byName("w"), create, MINUTE);

        assertThat(driver.creation(create.fork())).isEqualTo(Creation.PENDING);
        assertThat(driver.machine().snapshot().handles()).noneMatch(HolderSnapshot.Handle::usable);
    }

    @Test
    void whenHandleIsNotKnownThenUsesAreHeldBack() {
        driver.act(byName("w"), create, MINUTE);
        driver.grant("w");

        driver.call(pending);
        assertThat(driver.actions("w")).containsExactly(create);
        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));

        assertThat(driver.decided(HandleKnown.class))
                .as("the handle must tell its owner's incarnation from now on")
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.handle().fork()).isEqualTo(create.fork());
                    assertThat(known.handle().incarnation()).isNotEqualTo(WireHandle.NOT_YET_KNOWN);
                });
        assertThat(driver.actions("w", Action.Call.class)).hasSize(1);
        assertThat(driver.creation(create.fork())).isEqualTo(Creation.KNOWN);
    }

    @Test
    void whenCreationIsAnsweredReadyThenHandleIsReady() {
        WireHandle handle = driver.handleAt("w");

        assertThat(driver.creation(handle.fork())).isEqualTo(Creation.READY);
        assertThat(driver.machine().snapshot().handles()).allMatch(HolderSnapshot.Handle::usable);
    }

    @Test
    void whenCreationHasFailedThenHandleFailsAndUsesComeToItsCause() {
        driver.act(byName("w"), create, MINUTE);
        OperationId call = driver.call(pending);
        driver.grant("w");

        driver.reply(
                driver.lastAction("w", Action.Create.class),
                new Reply.Listed(create.rref(), CreationStage.FAILED, FAILURE, false));

        assertThat(driver.decided(HandleFailed.class))
                .containsExactly(new HandleFailed(create.fork(), new Outcome.Failed(FAILURE)));
        assertThat(driver.outcome(call)).isEqualTo(new Outcome.Failed(FAILURE));
        assertThat(driver.outcome(driver.call(pending))).isEqualTo(new Outcome.Failed(FAILURE));
    }

    @Test
    void whenCreationIsRefusedThenEveryUseComesToTheSameOutcome() {
        OperationId making = driver.act(byName("w"), create, MINUTE);
        OperationId call = driver.call(pending);
        driver.grant("w");

        driver.refuse(driver.lastAction("w", Action.Create.class), ProblemType.UNKNOWN_CONTRACT);

        Outcome refused = driver.outcome(making);
        assertThat(refused).isInstanceOf(Outcome.NotExecuted.class);
        assertThat(driver.outcome(call)).isEqualTo(refused);
        assertThat(driver.outcome(driver.call(pending))).isEqualTo(refused);
        assertThat(driver.decided(HandleFailed.class)).containsExactly(new HandleFailed(create.fork(), refused));
    }

    @Test
    void whenCreationIsGivenUpThenItsOutcomeIsUnknownAndALateOneIsReleased() {
        driver.act(byName("w"), create, Duration.ofSeconds(1));
        driver.grant("w").advance(Duration.ofSeconds(1));

        assertThat(driver.creation(create.fork())).isEqualTo(Creation.FAILED);
        ExchangeId cancel = driver.lastTo("w", Message.Cancel.class);
        driver.reply(cancel, Reply.Listed.at(create.rref(), CreationStage.READY));

        assertThat(driver.actions("w", Action.Release.class))
                .containsExactly(new Action.Release(create.rref(), create.fork()));
    }

    @Test
    void whenCallLearnsThatCreationFailedThenHandleIsFailed() {
        driver.act(byName("w"), create, MINUTE);
        driver.grant("w");
        driver.reply(driver.lastAction("w", Action.Create.class), Reply.Listed.at(create.rref(), CreationStage.KNOWN));
        OperationId call = driver.call(pending);

        driver.reply(driver.lastAction("w", Action.Call.class), new Reply.CreationFailed(FAILURE));

        assertThat(driver.outcome(call)).isEqualTo(new Outcome.Failed(FAILURE));
        assertThat(driver.creation(create.fork())).isEqualTo(Creation.FAILED);
    }

    @Test
    void whenNameIsFoundThenHandleIsToTheObjectThatHasIt() {
        RRefId other = driver.freshRRef();
        Action.Find find = new Action.Find("visits", Driver.CONTRACT, driver.freshRRef(), driver.freshFork());
        driver.act(byName("w"), find, MINUTE);
        driver.grant("w");
        WireHandle asAsked = new WireHandle("w", WireHandle.NOT_YET_KNOWN, find.rref(), find.fork(), Driver.CONTRACT);
        driver.call(asAsked);

        driver.reply(driver.lastAction("w", Action.Find.class), Reply.Listed.at(other, CreationStage.READY));

        assertThat(driver.actions("w", Action.Call.class))
                .extracting(Action.Call::rref)
                .containsExactly(other);
        assertThat(driver.machine().snapshot().handles().get(0).wire())
                .isEqualTo(new WireHandle("w", Driver.start("w", 1), other, find.fork(), Driver.CONTRACT));
    }

    @Test
    void whenResultStaysThenItsHandleIsListed() {
        WireHandle handle = driver.handleAt("w");
        NewReference as = new NewReference(driver.freshRRef(), driver.freshFork(), "Long");
        driver.act(
                Driver.ownerOf(handle),
                new Action.Call(handle.rref(), handle.fork(), "m()", Content.EMPTY, List.of(), as, Map.of()),
                MINUTE);

        driver.reply(driver.lastAction("w", Action.Call.class), Reply.Listed.at(as.rref(), CreationStage.KNOWN));

        assertThat(driver.creation(as.fork())).isEqualTo(Creation.KNOWN);
        assertThat(driver.creation(handle.fork())).isEqualTo(Creation.READY);
    }

    @Test
    void whenSecondHandleIsRegisteredThenItIsAsFarAsTheFirst() {
        WireHandle handle = driver.handleAt("w");
        Action.Register register =
                new Action.Register(handle.rref(), handle.fork(), driver.freshFork(), null, Duration.ZERO);
        driver.act(Driver.ownerOf(handle), register, MINUTE);

        driver.reply(driver.lastAction("w", Action.Register.class), new Reply.Done());

        assertThat(driver.creation(register.child())).isEqualTo(Creation.READY);
        driver.close(handle);
        driver.close(register.child());
        assertThat(driver.actions("w", Action.Release.class))
                .extracting(Action.Release::fork)
                .containsExactly(handle.fork(), register.child());
    }

    @Test
    void whenForkIsListedAlreadyThenCreationIsRefusedAndTheFirstStays() {
        WireHandle handle = driver.handleAt("w");

        OperationId again = driver.act(
                byName("w"),
                new Action.Create(driver.freshRRef(), handle.fork(), Driver.CONTRACT, Content.EMPTY, List.of()),
                MINUTE);

        assertThat(driver.outcome(again)).isInstanceOf(Outcome.NotExecuted.class);
        assertThat(driver.creation(handle.fork())).isEqualTo(Creation.READY);
    }
}

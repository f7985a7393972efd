package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.RRef;
import io.rref.RRefState;
import io.rref.RRefState.Access;
import io.rref.RRefState.Creation;
import io.rref.RRefType;
import io.rref.ReferenceGoneException;
import io.rref.RemoteInterface;
import io.rref.WorkerInfo;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Query;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a handle says of itself, through all that can become of it. */
class HandleStatesTest {

    private static final RemoteFailure BROKEN =
            new RemoteFailure("java.lang.IllegalStateException", "broken", List.of(), ScriptedOwner.NAME);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ScriptedOwner owner = ScriptedOwner.withDefaults();

    @AfterEach
    void close() {
        owner.close();
    }

    @RemoteInterface
    interface Thing {

        long ask();

        CompletableFuture<Long> askLater();

        long take(Closer closer);
    }

    /** Closes a handle when it is written, as another thread may. */
    static final class Closer {

        private final RRef<?> handle;

        Closer(RRef<?> handle) {
            this.handle = handle;
        }

        public boolean isClosing() {
            handle.close();
            return true;
        }
    }

    @Test
    void whenTheOwnerHasNotAnsweredThenTheHandleIsPending() {
        owner.silence(Action.Create.class);

        RRef<Thing> thing = thing();

        assertThat(thing.state()).isEqualTo(new RRefState(Creation.PENDING, Access.OPEN));
        assertThat(thing.confirmedByOwner()).isFalse();
        assertThat(thing.owner()).isEqualTo(WorkerInfo.named(ScriptedOwner.NAME));
        assertThat(thing.isOwner()).isFalse();
    }

    @Test
    void whenTheOwnerListsTheHandleThenItIsKnownAndConfirmed() {
        RRef<Thing> thing = thing();

        assertThat(thing.state()).isEqualTo(new RRefState(Creation.KNOWN, Access.OPEN));
        assertThat(thing.confirmedByOwner()).isTrue();
        assertThat(thing.owner()).isEqualTo(new WorkerInfo(ScriptedOwner.NAME, ScriptedOwner.INCARNATION));
    }

    @Test
    void whenTheOwnerSaysThatItIsReadyThenItIs() {
        owner.answer(Query.StateQuery.class, query -> Reply.Listed.at(query.rref(), CreationStage.READY));
        RRef<Thing> thing = thing();

        assertThat(thing.created()).isCompleted();
        assertThat(thing.state()).isEqualTo(new RRefState(Creation.READY, Access.OPEN));
        assertThat(thing.confirmedByOwner()).isTrue();
    }

    @Test
    void whenTheCreationFailsThenEveryUseReportsItsCause() {
        RRef<Thing> thing = failedThing();

        assertThat(thing.created()).failsWithin(LIMIT).withThrowableThat().withMessageContaining("broken");
        assertThat(thing.state()).isEqualTo(new RRefState(Creation.FAILED, Access.OPEN));
        assertThat(thing.confirmedByOwner()).isFalse();
        assertThat(thing.created()).failsWithin(LIMIT).withThrowableThat().withMessageContaining("broken");
        assertThatThrownBy(() -> thing.rpcSync().ask()).hasMessage("broken");
        assertThatThrownBy(thing::type).hasMessage("broken");
    }

    @Test
    void whenAFailedHandleIsKeptThenTheSecondIsFailedToo() {
        RRef<Thing> thing = failedThing();
        assertThat(thing.created()).isCompletedExceptionally();

        RRef<Thing> second = thing.keep();

        assertThat(second.created()).failsWithin(LIMIT).withThrowableThat().withMessageContaining("broken");
        assertThat(second.state().creation()).isEqualTo(Creation.FAILED);
        assertThat(second.refersToSame(thing)).isTrue();
    }

    @Test
    void whenAHandleIsClosedThenItSaysSoAndIsNotUsedAgain() {
        owner.answer(Action.Release.class, release -> new Reply.Done());
        RRef<Thing> thing = thing();

        thing.close();
        thing.close();

        assertThat(thing.state()).isEqualTo(new RRefState(Creation.KNOWN, Access.CLOSED));
        assertThatThrownBy(() -> thing.rpcSync().ask()).hasMessageContaining("is closed: it has been closed");
        assertThatThrownBy(thing::keep)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertThat(thing.lost()).isNotDone();
        assertThat(thing.toString()).startsWith("UserRRef(");
    }

    @Test
    void whenAHandleIsClosedAfterACallHasBegunAndBeforeItIsSentThenThatIsToldAsLaterUsesAre() {
        owner.answer(Action.Release.class, release -> new Reply.Done());
        RRef<Thing> first = thing();
        RRef<Thing> second = thing();

        assertThatThrownBy(() -> first.rpcSync().take(new Closer(first)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed: it has been closed");
        assertAllFailWith(
                IllegalStateException.class,
                "is closed: it has been closed",
                second.rpcAsync(thing -> thing.take(new Closer(second))));
        assertThat(owner.received)
                .as("no call was sent")
                .noneMatch(message ->
                        message instanceof Message.Numbered numbered && numbered.action() instanceof Action.Call);
    }

    @Test
    void whenAHandleIsClosedThenAsynchronousUsesSaySoInTheirFutures() {
        owner.answer(Action.Release.class, release -> new Reply.Done());
        RRef<Thing> thing = thing();
        RRef<?> untyped = thing;

        thing.close();

        assertAllFailWith(
                IllegalStateException.class,
                "is closed: it has been closed",
                thing.rpcAsync(Thing::ask),
                thing.callStage(Thing::askLater).rpcAsync(),
                thing.rpcSync().askLater(),
                thing.call(Thing::ask).rpcMono().toFuture(),
                thing.created(),
                thing.typeAsync());
        assertAllFailWith(IllegalStateException.class, "does not travel", untyped.toHereAsync());
    }

    @Test
    void whenAHandleIsLostThenAsynchronousUsesSaySoInTheirFutures() {
        RRef<Thing> thing = thing();
        endTheLease();
        assertThatThrownBy(() -> thing.rpcSync().ask()).isInstanceOf(ReferenceGoneException.class);
        assertThat(thing.lost()).succeedsWithin(LIMIT);

        assertAllFailWith(
                ReferenceGoneException.class,
                "reference gone (expired)",
                thing.rpcAsync(Thing::ask),
                thing.callStage(Thing::askLater).rpcAsync(),
                thing.rpcSync().askLater(),
                thing.call(Thing::ask).rpcMono().toFuture(),
                thing.created(),
                thing.typeAsync());
    }

    private static void assertAllFailWith(
            Class<? extends Throwable> type, String message, CompletableFuture<?>... uses) {
        assertThat(uses)
                .allSatisfy(use -> assertThat(use)
                        .failsWithin(LIMIT)
                        .withThrowableThat()
                        .withCauseInstanceOf(type)
                        .withMessageContaining(message));
    }

    @Test
    void whenAReadyHandleIsClosedThenItWasReady() {
        owner.answer(Query.StateQuery.class, query -> Reply.Listed.at(query.rref(), CreationStage.READY));
        owner.answer(Action.Release.class, release -> new Reply.Done());
        RRef<Thing> thing = thing();
        thing.created().join();

        thing.close();

        assertThat(thing.state()).isEqualTo(new RRefState(Creation.READY, Access.CLOSED));
    }

    @Test
    void whenAPendingHandleIsClosedThenItIsPendingAndClosed() {
        owner.silence(Action.Create.class);
        RRef<Thing> thing = thing();

        thing.close();

        assertThat(thing.state()).isEqualTo(new RRefState(Creation.PENDING, Access.CLOSED));
        assertThat(thing.confirmedByOwner()).isFalse();
    }

    @Test
    void whenTheOwnerHasEndedTheLeaseThenTheHandleIsLostAndSaysWhy() {
        RRef<Thing> thing = thing();
        CompletableFuture<LossReason> lost = thing.lost();
        endTheLease();

        assertThatThrownBy(() -> thing.rpcSync().ask()).isInstanceOf(ReferenceGoneException.class);

        assertThat(lost).succeedsWithin(LIMIT).isEqualTo(LossReason.EXPIRED);
        assertThat(thing.state().access()).isEqualTo(Access.LOST);
        assertThatThrownBy(thing::keep)
                .isInstanceOf(ReferenceGoneException.class)
                .hasMessageContaining("reference gone (expired)")
                .hasMessageContaining(thing.toString());
        thing.close();
        assertThat(thing.state().access()).isEqualTo(Access.CLOSED);
    }

    @Test
    void whenTheLeaseLapsesThenTheHandleIsSuspendedUntilTheOwnerAnswers() {
        owner.grantLeasesOf(Duration.ofMillis(600));
        RRef<Thing> thing = thing();
        assertThat(thing.state().access()).isEqualTo(Access.OPEN);

        await().atMost(LIMIT).until(() -> thing.state().access() == Access.SUSPENDED);

        owner.answer(Message.RenewLease.class, renewal -> new Reply.LeaseRenewed(renewal.sequence()));
        await().atMost(LIMIT).until(() -> thing.state().access() == Access.OPEN);
    }

    @Test
    void whenATypeQueryFailsThenTheNextOneAsksAgainAndItsAnswerIsKept() {
        RRef<Thing> thing = thing();
        owner.answer(
                Query.TypeQuery.class,
                query -> new Reply.Refused(new Problem(ProblemType.DEADLINE_PASSED, "the time is up")));
        assertThatThrownBy(thing::type).hasMessageContaining("the time is up");
        assertThat(thing.typeAsync()).isCompletedExceptionally();

        owner.answer(Query.TypeQuery.class, query -> new Reply.TypeIs("demo.Thing", "demo.StoredThing"));

        assertThat(thing.type()).isEqualTo(new RRefType("demo.Thing", "demo.StoredThing"));
        assertThat(thing.typeAsync()).isCompletedWithValue(thing.type());
        assertThat(owner.all(Query.TypeQuery.class)).hasSize(3);
    }

    @Test
    void whenAFetchIsCancelledThenItIsCancelledAtTheOwner() {
        owner.answer(
                Action.Call.class,
                call -> Reply.Listed.at(Objects.requireNonNull(call.as()).rref(), CreationStage.KNOWN));
        RRef<Long> value = thing().remote(Thing::ask);
        CompletableFuture<Long> fetch = value.toHereAsync();

        fetch.cancel(true);

        assertThat(owner.received).anyMatch(Message.Cancel.class::isInstance);
    }

    @Test
    void whenTwoHandlesHaveEqualIdsAtDifferentOwnersThenTheyAreNotToTheSame() {
        RRef<Thing> thing = thing();
        RRef<Thing> other = owner.client().on("worker-2").create(Thing.class);

        assertThat(thing.refersToSame(thing)).isTrue();
        assertThat(thing.refersToSame(other)).isFalse();
        assertThat(thing.refersToSame(sameIdAt("worker-2", thing))).isFalse();
        assertThat(thing.refersToSame(sameIdAt(ScriptedOwner.NAME, thing))).isTrue();
    }

    @Test
    void whenAHandleIsWrittenOutThenItsIdsAreAbbreviated() {
        RRef<Thing> thing = thing();

        assertThat(thing.toString())
                .matches("UserRRef\\(RRefId = [0-9a-f]{8}…, ForkId = [0-9a-f]{8}…\\)")
                .contains(thing.id().value().substring(0, 8));
    }

    @SuppressWarnings("unchecked")
    private static RRef<Thing> sameIdAt(String owner, RRef<Thing> as) {
        return (RRef<Thing>) Proxy.newProxyInstance(
                RRef.class.getClassLoader(),
                new Class<?>[] {RRef.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "id" -> as.id();
                    case "ownerName" -> owner;
                    default -> throw new AssertionError("not asked for: " + method);
                });
    }

    private RRef<Thing> failedThing() {
        owner.answer(
                Query.StateQuery.class, query -> new Reply.Listed(query.rref(), CreationStage.FAILED, BROKEN, false));
        owner.answer(Query.TypeQuery.class, query -> new Reply.CreationFailed(BROKEN));
        owner.answer(Action.Call.class, call -> new Reply.CreationFailed(BROKEN));
        return thing();
    }

    private void endTheLease() {
        owner.answer(
                Action.Call.class,
                call -> new Reply.Refused(
                        new Problem(ProblemType.LEASE_LOST, "it was ended").lasting(Duration.ofMinutes(1))));
    }

    private RRef<Thing> thing() {
        return owner.client().on(ScriptedOwner.NAME).create(Thing.class);
    }
}

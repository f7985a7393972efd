package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefState;
import io.rref.ReferenceGoneException;
import io.rref.RemoteInterface;
import io.rref.RemoteReferenceLost;
import io.rref.codec.RRefJacksonModule;
import io.rref.codec.ValueCodec;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.RemoteFailure;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** References by name against a scripted owner: when they are looked up, what their loss does, whose they are. */
class InjectedReferencesTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @RemoteInterface
    interface Visits {

        long visit();
    }

    private final RestartableOwner owner = new RestartableOwner();

    private final List<RemoteReferenceLost> losses = new CopyOnWriteArrayList<>();

    private final ExecutorService executor = Executors.newCachedThreadPool();

    private final HolderRuntime runtime = runtime();

    private final InjectedReferences references = new InjectedReferences(runtime, losses::add);

    private HolderRuntime runtime() {
        FreshIds ids = new FreshIds();
        return new HolderRuntime(
                new HolderId("app", ids.incarnation()),
                LeaseTerms.DEFAULT,
                MonotonicClock.system(),
                new RuntimeSettings(LIMIT, Duration.ofMinutes(1), Duration.ofMillis(1)),
                new StaticWorkerDirectory(Map.of()),
                owner,
                ValueCodec.create(List.of()),
                ids,
                executor);
    }

    @AfterEach
    void close() {
        references.close();
        runtime.close();
        executor.shutdownNow();
    }

    private RRef<Visits> visits() {
        return references.handle(new NamedReference("visits", "worker-1", Visits.class, true));
    }

    private RRef<Visits> visitsOnce() {
        return references.handle(new NamedReference("visits", "worker-1", Visits.class, false));
    }

    @Test
    void whenAReferenceIsGivenThenNothingIsLookedUp() {
        RRef<Visits> visits = visits();

        assertThat(visits.rpcSync()).hasToString("RRef(visits@worker-1, not looked up yet)");
        assertThat(visits.ownerName()).isEqualTo("worker-1");
        assertThat(visits.owner().name()).isEqualTo("worker-1");
        assertThat(visits.isOwner()).isFalse();
        assertThat(visits.confirmedByOwner()).isFalse();
        assertThat(visits.lost()).isNotDone();
        assertThat(visits.state()).isEqualTo(new RRefState(RRefState.Creation.PENDING, RRefState.Access.OPEN));
        assertThat(owner.lookUps).isEmpty();
    }

    @Test
    void whenItIsUsedThenItIsLookedUpOnceAndCalledUnderItsObjectsId() {
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        assertThat(visits().rpcAsync(Visits::visit)).succeedsWithin(LIMIT).isEqualTo(7L);

        assertThat(owner.lookUps).hasSize(1);
        assertThat(owner.calls).hasSize(3).allSatisfy(call -> {
            assertThat(call.rref()).isEqualTo(owner.object());
            assertThat(call.fork()).isEqualTo(owner.lookUps.get(0).fork());
        });
        assertThat(visits().id()).isEqualTo(owner.object());
    }

    @Test
    void whenManyUseItForTheFirstTimeThenThereIsOneLookUp() {
        owner.beSilent();
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> visits().rpcSync().visit(), executor));
        }
        await().atMost(LIMIT).until(() -> owner.lookUps.size() == 1);
        owner.speak();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call).succeedsWithin(LIMIT).isEqualTo(7L));
        assertThat(owner.lookUps).hasSize(1);
        assertThat(owner.calls).allSatisfy(call -> assertThat(call.rref()).isEqualTo(owner.object()));
    }

    @Test
    void whenItIsUsedOnAnEventLoopThenNothingBlocks() {
        owner.beSilent();
        Mono<CompletableFuture<Long>> onEventLoop = Mono.fromCallable(() -> {
                    visits().call(Visits::visit).rpcMono().subscribe();
                    return visits().rpcAsync(Visits::visit);
                })
                .subscribeOn(Schedulers.parallel());

        CompletableFuture<Long> call = onEventLoop.block(LIMIT);
        assertThat(call).isNotNull().isNotDone();
        assertThat(owner.lookUps).hasSize(1);
        owner.speak();

        assertThat(call).succeedsWithin(LIMIT).isEqualTo(7L);
        await().atMost(LIMIT).until(() -> owner.calls.size() == 2);
    }

    @Test
    void whenItsIdIsAskedForOnAnEventLoopBeforeItIsKnownThenThatIsRefused() {
        owner.beSilent();
        Mono<Object> onEventLoop =
                Mono.<Object>fromCallable(() -> visits().id()).subscribeOn(Schedulers.parallel());

        assertThatThrownBy(() -> onEventLoop.block(LIMIT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("id() of a reference that is not looked up yet blocks");
    }

    @Test
    void whenResultsStayThereThenNothingBlocksEither() {
        owner.beSilent();

        try (RRef<Long> there = visits().remote(Visits::visit)) {
            assertThat(there.state().creation()).isEqualTo(RRefState.Creation.PENDING);
        }
        owner.speak();

        await().atMost(LIMIT).until(() -> owner.calls.size() == 1);
        assertThat(owner.calls.get(0).rref()).isEqualTo(owner.object());
    }

    @Test
    void whenALookUpFailsThenItsUsesSaySoAndTheNextUseTriesAgain() {
        owner.refuse(new Problem(ProblemType.UNKNOWN_NAME, "nothing is called visits here"));

        NotExecutedException refused = catchThrowableOfType(
                NotExecutedException.class, () -> visits().rpcSync().visit());
        assertThat(refused.problem()).isEqualTo("unknown-name");
        assertThat(refused).hasMessageContaining("nothing is called visits here");
        assertThat(visits().toString()).contains("not looked up yet");

        owner.refuse(null);
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        assertThat(owner.lookUps).hasSize(2);
        assertThat(losses).isEmpty();
    }

    @Test
    void whenTheObjectOfTheNameCannotBeMadeThenItsUsesSaySoAndTheNextUseTriesAgain() {
        owner.failCreation(new RemoteFailure("java.lang.IllegalStateException", "no database", List.of(), "worker-1"));

        assertThatThrownBy(() -> visits().rpcSync().visit()).hasStackTraceContaining("no database");

        owner.failCreation(null);
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        assertThat(owner.lookUps).hasSize(2);
    }

    @Test
    void whenACallsTimeIsShorterThanTheLookUpThenItEndsInTimeAndTheLookUpGoesOn() {
        owner.beSilent();

        assertThatThrownBy(() -> visits().call(Visits::visit)
                        .timeout(Duration.ofMillis(50))
                        .rpcSync())
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("deadline-passed");

        owner.speak();
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        assertThat(owner.lookUps).hasSize(1);
        assertThat(owner.calls).hasSize(1);
    }

    @Test
    void whenTheOwnerCannotBeReachedThenTheCallEndsInTimeAndSaysSo() {
        owner.beUnreachable("connection refused: worker-1");

        NotExecutedException refused = catchThrowableOfType(
                NotExecutedException.class,
                () -> visits().call(Visits::visit)
                        .timeout(Duration.ofMillis(100))
                        .rpcSync());

        assertThat(refused.problem()).isEqualTo("owner-unreachable");
        assertThat(refused).hasMessageContaining("connection refused: worker-1");
    }

    @Test
    void whenTheOwnerIsReplacedThenOneCallFailsAndTheNextFindsTheNewObject() {
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        CompletableFuture<LossReason> lost = visits().lost();
        owner.restart();

        ReferenceGoneException gone = catchThrowableOfType(
                ReferenceGoneException.class, () -> visits().rpcSync().visit());
        assertThat(gone.reason()).isEqualTo(LossReason.OWNER_LOST);
        assertThat(lost).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);

        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        assertThat(owner.lookUps).hasSize(2);
        assertThat(owner.calls.get(owner.calls.size() - 1).rref()).isEqualTo(owner.object());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(losses)
                        .containsExactly(
                                new RemoteReferenceLost("visits", "worker-1", Visits.class, LossReason.OWNER_LOST)));
    }

    @Test
    void whenALossIsNoticedWhileNobodyCallsThenTheFirstCallAfterItStillFailsOnce() {
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        owner.restart();
        // another use of the same worker notices it
        assertThat(visitsOnce().rpcSync().visit()).isEqualTo(7);
        await().atMost(LIMIT).until(() -> visits().state().access() == RRefState.Access.LOST);
        await().atMost(LIMIT).until(() -> !losses.isEmpty());

        assertThatThrownBy(() -> visits().rpcSync().visit())
                .isInstanceOf(ReferenceGoneException.class)
                .hasMessageContaining("owner lost")
                .hasMessageContaining("the next use looks it up again");
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
    }

    @Test
    void whenItDoesNotRecoverThenEveryFurtherCallFailsWithTheReason() {
        assertThat(visitsOnce().rpcSync().visit()).isEqualTo(7);
        owner.restart();

        for (int i = 0; i < 3; i++) {
            ReferenceGoneException gone = catchThrowableOfType(
                    ReferenceGoneException.class, () -> visitsOnce().rpcSync().visit());
            assertThat(gone.reason()).isEqualTo(LossReason.OWNER_LOST);
        }
        assertThat(owner.lookUps).hasSize(1);
        await().atMost(LIMIT).until(() -> losses.size() == 1);
        assertThat(visitsOnce().state().access()).isEqualTo(RRefState.Access.LOST);
    }

    @Test
    void whenTheObjectIsGoneForAnotherReasonThenTheRuleIsTheSame() {
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        owner.replaceObject();

        ReferenceGoneException gone = catchThrowableOfType(
                ReferenceGoneException.class, () -> visits().rpcSync().visit());
        assertThat(gone.reason()).isEqualTo(LossReason.REVOKED);
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(losses)
                        .containsExactly(
                                new RemoteReferenceLost("visits", "worker-1", Visits.class, LossReason.REVOKED)));
    }

    @Test
    void whenAFutureFailsWithTheLossThenTheNextUseFindsTheNewObject() {
        assertThat(visits().rpcAsync(Visits::visit)).succeedsWithin(LIMIT);
        owner.restart();

        assertThat(visits().rpcAsync(Visits::visit))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(ReferenceGoneException.class);
        assertThat(visits().rpcAsync(Visits::visit)).succeedsWithin(LIMIT).isEqualTo(7L);
    }

    @Test
    void whenAHandleIsKeptThenItIsOnesOwn() {
        RRef<Visits> visits = visits();
        RRef<Visits> own = visits.keep();

        assertThat(own.id()).isEqualTo(owner.object());
        assertThat(own.refersToSame(visits)).isTrue();
        assertThat(visits.refersToSame(own)).isTrue();
        own.close();
        assertThat(visits.rpcSync().visit()).isEqualTo(7);
        assertThatThrownBy(own.rpcSync()::visit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whenItIsClosedByHandThenItIsRefused() {
        assertThatThrownBy(visits()::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'visits@worker-1' belongs to the application context");
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
    }

    @Test
    void whenTheContextClosesThenTheObjectIsLetGoAndFurtherUsesSayWhy() {
        assertThat(visits().rpcSync().visit()).isEqualTo(7);
        Visits proxy = visits().rpcSync();

        references.close();

        await().atMost(LIMIT).until(() -> owner.releases.size() == 1);
        assertThatThrownBy(proxy::visit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its application context has been closed");
        assertThat(visits().state().access()).isEqualTo(RRefState.Access.CLOSED);
    }

    @Test
    void whenAViewHasAnotherTimeoutThenItGoesTheSameWay() {
        owner.beSilent();
        assertThatThrownBy(() ->
                        visits().withTimeout(Duration.ofMillis(50)).rpcSync().visit())
                .isInstanceOf(NotExecutedException.class);
        owner.speak();
        assertThat(visits().withTimeout(LIMIT).rpcSync().visit()).isEqualTo(7);
        assertThat(owner.lookUps).hasSize(1);
    }

    @Test
    void whenItsObjectIsReadThenTheErrorSaysThatItIsCalledInstead() {
        assertThatThrownBy(visits()::toHere)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not travel: call it instead");
        assertThatThrownBy(visits()::localValue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use toHere()");
    }

    @Test
    void whenProxiesAreOfOneNameThenTheyAreEqual() {
        Visits first = visits().rpcSync();

        assertThat(references.proxy(new NamedReference("visits", "worker-1", Visits.class, true)))
                .isEqualTo(first)
                .hasSameHashCodeAs(first);
        assertThat(references.proxy(new NamedReference("others", "worker-1", Visits.class, true)))
                .isNotEqualTo(first);
    }

    @Test
    void whenItIsWrittenByJavaThenItIsRefusedWithAReason() throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(visits()))
                    .isInstanceOf(NotSerializableException.class)
                    .hasMessage(RRefJacksonModule.OUTSIDE_A_CALL);
        }
    }
}

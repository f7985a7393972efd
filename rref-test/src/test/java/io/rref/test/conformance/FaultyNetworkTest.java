package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefState;
import io.rref.Remote;
import io.rref.protocol.Action;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.Message;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import io.rref.runtime.HolderRuntime;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Relay;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages of an app that fail, get lost, come late or twice. After each test the workers hold nothing. */
@DisplayNameGeneration(ConformanceNames.class)
class FaultyNetworkTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofMillis(500);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    private ClientApp app;

    private SentMessages network;

    @BeforeEach
    void startAppThatHasSpokenWithAll() {
        app = cluster.closing(cluster.newClient());
        network = app.bean(SentMessages.class);
        try (RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 1L)) {
            app.rrefs().on("worker-2").functions(Relay.class).rpcSync().addTo(counter, 1);
        }
    }

    @Test
    @Conforms("C151")
    void whenEveryMessageThatKeepsReferencesFailsThreeTimesThenTheyAreKeptAndReleasedAllTheSame() {
        var upkeep = SentMessages.actions(Action.Register.class, Action.Claim.class, Action.Release.class);
        try (var faulty = network.failFirst(3, upkeep);
                var there = cluster.bean("worker-2", SentMessages.class).failFirst(3, upkeep);
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(relay().addTo(counter, 2)).isEqualTo(7);

            counter.close();
            cluster.awaitEmpty();
        }
    }

    @Test
    @Conforms("C153")
    void whenACreationIsLostThenItsHandleCannotBePassedOn() {
        try (RRef<Long> other = arithmetic().remote(sums -> sums.add(1, 1));
                var lossy = network.lose(message -> true);
                RRef<Long> sum = arithmetic().withTimeout(SHORT).remote(sums -> sums.add(1, 2));
                RRef<Long> second = sum.keep()) {
            assertThat(sum.created()).failsWithin(LIMIT);
            lossy.close();

            assertThatThrownBy(() -> relay().plus(sum, other))
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("RRef creation");
            assertThatThrownBy(second::toHere)
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("RRef creation");
        }
    }

    @Test
    @Conforms("C154")
    void whenAWorkerMakesSomethingOnItselfThenNoMessageCanBeLost() {
        try (var lossy = cluster.bean("worker-1", SentMessages.class).lose(every -> true);
                RRef<Long> sum = cluster.rrefsOf("worker-1")
                        .on("worker-1")
                        .functions(Arithmetic.class)
                        .remote(sums -> sums.add(1, 2))) {
            assertThat(sum.toHere(LIMIT)).isEqualTo(3);
        }
    }

    @Test
    @Conforms("C155")
    void whenACreationIsLostThenFetchingItsValueSaysSo() {
        try (var lossy = network.lose(SentMessages.actions(Action.CallFunction.class, Action.Create.class));
                RRef<Long> sum = arithmetic().withTimeout(SHORT).remote(sums -> sums.add(1, 2))) {
            assertThatThrownBy(sum::toHere).as("waited for with the creation").isInstanceOf(NotExecutedException.class);
            assertThat(sum.created())
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(OutcomeUnknownException.class);

            assertThatThrownBy(sum::toHere)
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("RRef creation");
            assertThatThrownBy(() -> sum.toHere(LIMIT))
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("RRef creation");
            assertThat(sum.confirmedByOwner()).isFalse();
        }
    }

    @Test
    @Conforms("C157")
    void whenCreationsWereLostThenTheAppShutsDownCleanly() {
        try (var lossy = network.lose(SentMessages.actions(Action.Create.class))) {
            RRef<Counter> lost = app.rrefs().on("worker-1").create(Counter.class, 1L);
            assertThat(lost.state().creation()).isEqualTo(RRefState.Creation.PENDING);
            lost.close();

            app.rrefs().shutdown(LIMIT);
        }

        cluster.awaitEmpty();
    }

    @Test
    @Conforms("C158")
    void whenACreationComesTooLateThenItsHandleHasFailedAndNothingIsLeft() {
        try (var late = network.holdBack(Action.CallFunction.class);
                RRef<Long> sum = arithmetic().withTimeout(SHORT).remote(sums -> sums.add(1, 2))) {
            assertThat(sum.created())
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .havingRootCause()
                    .withMessageContaining("deadline passed");
            late.close();

            assertThatThrownBy(sum::toHere).hasMessageContaining("RRef creation");
            cluster.awaitEmpty();
        }
    }

    @Test
    @Conforms("C159")
    void whenAValueIsFetchedInLessTimeThanItTakesThenTheFetchSaysSoAndTheNextOneHasIt() {
        try (RRef<Long> slow = waiting().remote(w -> w.pause(1000, 4))) {
            assertThatThrownBy(() -> slow.toHere(Duration.ofMillis(1)))
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("deadline passed")
                    .hasMessageNotContaining("RRef creation");

            assertThat(slow.toHere(LIMIT)).isEqualTo(4);
        }
    }

    @Test
    @Conforms("C161")
    void whenAWorkerMakesSomethingSlowOnItselfThenItsHandleStaysGood() {
        try (RRef<Long> slow = cluster.rrefsOf("worker-1")
                .on("worker-1")
                .functions(Waiting.class)
                .withTimeout(SHORT)
                .remote(w -> w.pause(1000, 4))) {
            assertThatThrownBy(() -> slow.toHere(Duration.ofMillis(1))).hasMessageContaining("deadline passed");

            assertThat(slow.toHere(LIMIT)).isEqualTo(4);
        }
    }

    @Test
    @Conforms("C163")
    void whenACreationIsSlowerThanItsTimeoutThenItGoesOnAsLongAsItIsHeld() {
        try (RRef<Long> slow = waiting().withTimeout(SHORT).remote(w -> w.pause(1500, 4))) {
            await().atMost(LIMIT).until(slow::confirmedByOwner);
            assertThat(cluster.held().unnamed())
                    .singleElement()
                    .satisfies(held -> assertThat(held.forks()).hasSize(1));

            assertThat(slow.toHere(LIMIT)).isEqualTo(4);
        }
    }

    @Test
    @Conforms("C164")
    void whenAHandleIsClosedBeforeItsCreationArrivesThenNothingLeaks() {
        try (var late = network.holdBack(Action.Create.class)) {
            app.rrefs().on("worker-1").create(Counter.class, 1L).close();
        }

        cluster.awaitEmpty();
    }

    @Test
    @Conforms("H1")
    void whenACreationIsGivenUpBeforeItArrivesThenItNeverRuns() {
        network.watch();
        try (var late = network.holdBack(Action.CallFunction.class);
                RRef<Long> sum = arithmetic().withTimeout(SHORT).remote(sums -> sums.add(1, 2))) {
            assertThat(sum.created()).failsWithin(LIMIT);
            await("the answer to the cancel").atMost(LIMIT).until(() -> openRequests() == 0);
        }
        Message creation = network.watched().stream()
                .filter(SentMessages.actions(Action.CallFunction.class))
                .findFirst()
                .orElseThrow();

        assertRefused(network.repeat(creation), ProblemType.CANCELLED, ProblemType.SETTLED);
        cluster.awaitEmpty();
    }

    @Test
    @Conforms("C165")
    void whenTheRegistrationOfAReleasedHandleComesAgainThenItStaysReleased() {
        List<Message> upkeep = sentWhilePassingOn();

        upkeep.forEach(message -> assertRefused(network.repeat(message), ProblemType.SETTLED));
        assertThat(cluster.held().unnamed()).isEmpty();
    }

    @Test
    @Conforms("H3")
    void whenAnythingOfAReleasedObjectComesAgainThenNothingRunsAndNothingIsHeld() {
        network.watch();
        try (RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 1L)) {
            assertThat(counter.rpcSync().increment()).isEqualTo(2);
            assertThat(relay().addTo(counter, 1)).isEqualTo(3);
        }
        cluster.awaitEmpty();
        List<Message> sent = network.watched();
        speakWith("worker-1");
        speakWith("worker-2");

        for (Message message : sent) {
            if (message instanceof Message.Numbered) {
                assertThat(network.repeat(message)).succeedsWithin(LIMIT).isInstanceOf(Reply.Refused.class);
            }
        }
        assertThat(cluster.held().unnamed()).isEmpty();
    }

    @Test
    @Conforms("C166")
    void whenAReleasedReferenceIsFetchedThenItIsGoneAtOnce() {
        network.watch();
        RRef<Long> sum = arithmetic().remote(sums -> sums.add(1, 2));
        assertThat(sum.toHere(LIMIT)).isEqualTo(3);
        sum.close();
        cluster.awaitEmpty();
        Message.Numbered fetch = (Message.Numbered) network.watched().stream()
                .filter(SentMessages.actions(Action.Fetch.class))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(sum::toHere)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertRefused(network.repeat(underAnotherNumber(fetch)), ProblemType.REFERENCE_GONE);
    }

    @Test
    @Conforms("H4")
    void whenAReferenceIsReadWhileItIsReleasedThenEachReadHasItsValueOrIsRefusedAtOnce() {
        for (int i = 0; i < 20; i++) {
            RRef<Long> sum = arithmetic().remote(sums -> sums.add(1, 2));
            CompletableFuture<Long> fetched = sum.toHereAsync();
            sum.close();

            assertThat(fetched)
                    .as("begun before the close, so it holds")
                    .succeedsWithin(LIMIT)
                    .isEqualTo(3L);
        }
    }

    @Test
    @Conforms("H2")
    void whenAHandleIsPassedOnBeforeItsCreationArrivesThenTheShareWaitsForIt() {
        network.watch();
        try (var late = network.holdBack(Action.Create.class);
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
            CompletableFuture<Long> added =
                    app.rrefs().on("worker-2").functions(Relay.class).rpcAsync(relay -> relay.addTo(counter, 2));
            await().during(Duration.ofMillis(200)).until(() -> !added.isDone());
            late.close();

            assertThat(added).succeedsWithin(LIMIT).isEqualTo(7L);
        }
        List<Message> sent = network.watched();
        assertThat(sent.stream()
                        .filter(SentMessages.actions(Action.Create.class, Action.Register.class))
                        .toList())
                .extracting(message ->
                        ((Message.Numbered) message).action().getClass().getSimpleName())
                .startsWith("Create")
                .contains("Register");
    }

    @Test
    @Conforms("H5")
    void whenTheCallThatCarriesAHandleIsLostThenTheHandleRegisteredForItGoesAfterAMargin() {
        try (RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
                var lossy = network.lose(SentMessages.actions(Action.CallFunction.class))) {
            Remote<Relay> relay =
                    app.rrefs().on("worker-2").functions(Relay.class).withTimeout(SHORT);

            assertThatThrownBy(() -> relay.rpcSync().addTo(counter, 2)).isInstanceOf(OutcomeUnknownException.class);

            await("the owner knows that the fork is let go, and counts its margin from there")
                    .atMost(LIMIT)
                    .until(() -> openRequests() == 0);
            cluster.time().advance(LeaseTerms.DEFAULT.pendingMargin());
            await("the fork for worker-2 withdrawn")
                    .atMost(LIMIT)
                    .until(() -> cluster.held().unnamed().stream()
                            .allMatch(held -> held.forks().size() == 1));
            assertThat(counter.rpcSync().value()).isEqualTo(5);
        }
    }

    private List<Message> sentWhilePassingOn() {
        network.watch();
        try (RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(relay().addTo(counter, 2)).isEqualTo(7);
        }
        cluster.awaitEmpty();
        speakWith("worker-1"); // which says that all of it is settled
        return network.watched().stream()
                .filter(SentMessages.actions(Action.Register.class, Action.Release.class, Action.Create.class))
                .toList();
    }

    /** Twice, as the second one says that the first is settled too. */
    private void speakWith(String worker) {
        for (int i = 0; i < 2; i++) {
            app.rrefs().on(worker).functions(Arithmetic.class).rpcSync().add(1, 1);
        }
    }

    private int openRequests() {
        return app.bean(HolderRuntime.class).snapshot().openOperations();
    }

    private static Message underAnotherNumber(Message.Numbered sent) {
        return new Message.Numbered(
                sent.target(),
                sent.lease(),
                new RequestNumber(sent.number().value() + 1000),
                sent.settled(),
                sent.remaining(),
                sent.action());
    }

    private static void assertRefused(CompletableFuture<Reply> answer, ProblemType... types) {
        assertThat(answer)
                .succeedsWithin(LIMIT)
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.problem().type()).isIn((Object[]) types));
    }

    private Remote<Arithmetic> arithmetic() {
        return app.rrefs().on("worker-1").functions(Arithmetic.class);
    }

    private Remote<Waiting> waiting() {
        return app.rrefs().on("worker-1").functions(Waiting.class);
    }

    private Relay relay() {
        return app.rrefs().on("worker-2").functions(Relay.class).rpcSync();
    }
}

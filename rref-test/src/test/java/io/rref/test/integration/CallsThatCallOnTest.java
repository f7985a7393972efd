package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.Invocation;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefState;
import io.rref.Remote;
import io.rref.protocol.Action;
import io.rref.protocol.Message;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.CallingHops;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Hops;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.SentMessages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call that calls on: its time and its end travel with it. By default a worker would wait a minute for another one. */
class CallsThatCallOnTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Remaining time travels in whole milliseconds, and a hop may take less than one. */
    private static final Duration ROUNDED_UP = Duration.ofMillis(1);

    private static final List<String> WAY = List.of("worker-2", "worker-3");

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    /** One gate for each test. */
    private String gate = "";

    /** Everybody has spoken with everybody, so that what a short timeout measures is the call. */
    @BeforeAll
    static void speakWithAll() {
        List.of("worker-1", "worker-2", "worker-3")
                .forEach(
                        worker -> cluster.bean(worker, Gates.class).gate("open").open());
        hops().rpcSync().waitBlocking(WAY, "open");
        hops().rpcSync().callBehind("open", "worker-2");
        try (RRef<Counter> counter = cluster.rrefs().on("worker-2").create(Counter.class, 1L)) {
            hops().rpcSync().keepBehind("open", counter);
            cluster.bean("worker-1", CallingHops.class).kept("open").forEach(RRef::close);
        }
    }

    @BeforeEach
    void nameTheGate(TestInfo test) {
        gate = test.getDisplayName();
    }

    @Test
    void whenACallGoesOverThreeWorkersThenNoHopHasMoreTimeThanTheOneBefore() {
        Duration timeout = Duration.ofSeconds(5);
        List<SentMessages> hops = List.of(
                cluster.client().bean(SentMessages.class),
                cluster.bean("worker-1", SentMessages.class),
                cluster.bean("worker-2", SentMessages.class));
        gate("worker-3").open();
        hops.forEach(SentMessages::watch);

        assertThat(hops().withTimeout(timeout).rpcSync().waitBlocking(WAY, gate))
                .isEqualTo(3);

        List<Duration> remaining = hops.stream().map(this::remainingOfItsCall).toList();
        assertThat(remaining.get(0)).isLessThanOrEqualTo(timeout);
        assertThat(remaining.get(1))
                .as("of worker-1's call")
                .isLessThan(remaining.get(0).plus(ROUNDED_UP));
        assertThat(remaining.get(2))
                .as("of worker-2's call")
                .isLessThan(remaining.get(1).plus(ROUNDED_UP));
    }

    @Test
    void whenTheTimeOfACallIsSpentThenTheCallsThatItStillMakesAreNotSent() {
        SentMessages caller = cluster.client().bean(SentMessages.class);
        caller.watch();
        CompletableFuture<Long> call = hops().call(h -> h.callBehind(gate, "worker-2"))
                .timeout(Duration.ofSeconds(1))
                .rpcAsync();
        awaitArrivalAt("worker-1");
        assertThat(call)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(OutcomeUnknownException.class)
                .withMessageContaining("while waiting for the answer of worker-1");
        await().until(() -> !caller.soFar(Message.Cancel.class).isEmpty());
        assertThat(caller.repeat(caller.soFar(Message.Cancel.class).get(0)))
                .as("from now on worker-1 knows that the call was given up")
                .succeedsWithin(LIMIT);
        cluster.bean("worker-1", SentMessages.class).watch();

        gate("worker-1").open();

        awaitEndings("worker-1", 1);
        assertThat(endings("worker-1"))
                .singleElement()
                .asString()
                .containsAnyOf(
                        "deadline passed while waiting for its start",
                        "the call that it was made for had been cancelled already");
        assertThat(cluster.bean("worker-1", SentMessages.class).watched(Action.CallFunction.class))
                .isEmpty();
    }

    @Test
    void whenACallIsCancelledThenTheCallsThatBlockedMethodsMadeForItAreToo() {
        CompletableFuture<Long> call = hops().rpcAsync(h -> h.waitBlocking(List.of("worker-2"), gate));
        awaitArrivalAt("worker-2");

        call.cancel(true);

        awaitEndings("worker-1", 1);
        assertThat(endings("worker-1")).singleElement().asString().contains("cancelled while waiting for the answer");
        assertThat(endings("worker-2"))
                .as("a thread that blocks in something else is left alone")
                .isEmpty();
        gate("worker-2").open();
        awaitEndings("worker-2", 1);
        assertThat(endings("worker-2")).containsExactly("done");
    }

    @Test
    void whenACallIsCancelledThenEveryHopEnds() {
        CompletableFuture<Long> call =
                hops().callStage(h -> h.waitAsync(WAY, gate)).rpcAsync();
        awaitArrivalAt("worker-3");

        call.cancel(true);

        assertEveryHopEnds();
    }

    @Test
    void whenTheTimeOfACallIsUpThenEveryHopEnds() {
        CompletableFuture<Long> call = hops().callStage(h -> h.waitAsync(WAY, gate))
                .timeout(Duration.ofSeconds(1))
                .rpcAsync();
        awaitArrivalAt("worker-3");

        assertThat(call).failsWithin(LIMIT);

        assertEveryHopEnds();
    }

    @Test
    void whenTheResultOfACallStaysAndIsHeldThenTheCallsThatItMakesHaveTheirOwnTime() {
        try (RRef<Long> result =
                hops().withTimeout(Duration.ofMillis(200)).remote(h -> h.callBehind(gate, "worker-2"))) {
            await().atMost(LIMIT).until(result::confirmedByOwner);
            awaitArrivalAt("worker-1");
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);

            gate("worker-1").open();

            assertThat(result.toHere(LIMIT)).isEqualTo(3);
        }
    }

    @Test
    void whenAMethodBlocksThenTheHandleToItsResultIsKnownMeanwhile() {
        try (RRef<Long> result = hops().remote(h -> h.callBehind(gate, "worker-2"))) {
            await().atMost(LIMIT).until(result::confirmedByOwner);
            assertThat(result.state().creation()).isEqualTo(RRefState.Creation.KNOWN);

            gate("worker-1").open();

            assertThat(result.toHere(LIMIT)).isEqualTo(3);
        }
    }

    @Test
    void whenAMethodKeepsAHandleAfterItsCallWasCancelledThenItHasIt() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-2").create(Counter.class, 1L)) {
            CompletableFuture<Long> call = hops().rpcAsync(h -> h.keepBehind(gate, counter));
            awaitArrivalAt("worker-1");
            call.cancel(true);
            gate("worker-1").open();

            CallingHops there = cluster.bean("worker-1", CallingHops.class);
            await().atMost(LIMIT).until(() -> there.kept(gate).stream().anyMatch(RRef::confirmedByOwner));
            there.kept(gate).forEach(RRef::close);
        }
    }

    @Test
    void whenAnObjectIsMadeAtOnceThenOneMessageMakesItAndSaysThatItIsThere() {
        SentMessages sent = cluster.client().bean(SentMessages.class);
        sent.watch();

        try (RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 1L)) {
            assertThat(counter.created()).succeedsWithin(LIMIT);
            assertThat(counter.state().creation()).isEqualTo(RRefState.Creation.READY);
        }

        List<Message> messages = sent.watched();
        assertThat(messages).noneMatch(Message.Read.class::isInstance);
        assertThat(messages.stream()
                        .filter(Message.Numbered.class::isInstance)
                        .map(message -> ((Message.Numbered) message).action())
                        .filter(Action.Create.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whenAUserSetsAnAttributeOfOurOwnThenThatIsRefused() {
        Invocation<Long> call =
                cluster.rrefs().on("worker-1").functions(Arithmetic.class).call(sums -> sums.add(1, 2));

        assertThatThrownBy(() -> call.attribute("rref.held-turns", "forged"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'rref.held-turns' is not yours to set");
        assertThat(call.attribute("tenant", "blue").rpcSync()).isEqualTo(3);
    }

    private void assertEveryHopEnds() {
        for (String worker : List.of("worker-1", "worker-2", "worker-3")) {
            awaitEndings(worker, 1);
            assertThat(endings(worker))
                    .singleElement()
                    .asString()
                    .containsAnyOf("Cancellation", "cancelled", "deadline passed");
        }
    }

    private Duration remainingOfItsCall(SentMessages sent) {
        return sent.watched().stream()
                .filter(Message.Numbered.class::isInstance)
                .map(Message.Numbered.class::cast)
                .filter(message -> message.action() instanceof Action.CallFunction)
                .findFirst()
                .orElseThrow()
                .remaining();
    }

    private void awaitArrivalAt(String worker) {
        await().atMost(LIMIT).until(() -> gate(worker).waiting() > 0);
    }

    private void awaitEndings(String worker, int count) {
        await("endings at " + worker).atMost(LIMIT).until(() -> endings(worker).size() == count);
    }

    private List<String> endings(String worker) {
        return cluster.bean(worker, CallingHops.class).endings(gate);
    }

    private Gates.Gate gate(String worker) {
        return cluster.bean(worker, Gates.class).gate(gate);
    }

    private static Remote<Hops> hops() {
        return cluster.rrefs().on("worker-1").functions(Hops.class);
    }
}

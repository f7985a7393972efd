package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefState.Access;
import io.rref.ReferenceGoneException;
import io.rref.Remote;
import io.rref.RemoteStage;
import io.rref.test.app.Counter;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ProcessCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Promises 4, 6 and 7 for the holders of an owner that is killed. */
@Tag("many-processes")
class KilledOwnerIT {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration GIVE_UP = Duration.ofSeconds(15);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(5);

    private static final int USES = 50;

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(1, LEASE);

    @Test
    void whenAnOwnerIsKilledForGoodThenEveryUseEndsInTimeAndTheLossIsCertainAfterTheGiveUpTime() {
        try (ClientApp app = cluster.newClient("--rref.client.give-up=" + GIVE_UP.toMillis() + "ms")) {
            RRef<Counter> counter = counter(app);
            List<CompletableFuture<Long>> inFlight = calls(counter, TIMEOUT, c -> c.addBehind("never", 1));

            cluster.kill("worker-1");
            List<CompletableFuture<Long>> afterwards = calls(counter, TIMEOUT, c -> c.addBehind("never", 1));

            assertThat(all(inFlight)).failsWithin(TIMEOUT.plus(SLACK));
            assertThat(all(afterwards)).failsWithin(TIMEOUT.plus(SLACK));
            assertThat(inFlight)
                    .allSatisfy(call -> assertThat(failureOf(call))
                            .isInstanceOfAny(OutcomeUnknownException.class, NotExecutedException.class)
                            .hasMessageContaining("owner-unreachable"));
            assertThat(afterwards)
                    .allSatisfy(call -> assertThat(failureOf(call))
                            .isInstanceOfAny(OutcomeUnknownException.class, NotExecutedException.class)
                            .hasMessageContaining("owner-unreachable"));
            assertThat(counter.lost())
                    .succeedsWithin(LEASE.plus(GIVE_UP).plus(SLACK))
                    .isEqualTo(LossReason.OWNER_LOST);
            assertThat(counter.state().access()).isEqualTo(Access.LOST);
            assertThat(catchThrowable(() -> counter.rpcSync().value())).isInstanceOf(ReferenceGoneException.class);
        } finally {
            cluster.restart("worker-1");
        }
    }

    @Test
    void whenAnOwnerIsKilledAndStartedAgainThenTheLossIsCertainAsSoonAsTheNewStartAnswers() {
        try (ClientApp app = cluster.newClient("--rref.client.give-up=10m")) {
            RRef<Counter> counter = counter(app);

            cluster.kill("worker-1");
            cluster.restart("worker-1");

            assertThat(counter.lost()).succeedsWithin(LEASE.plus(SLACK)).isEqualTo(LossReason.OWNER_LOST);
            assertThat(counter(app).rpcSync().add(1)).isOne();
        }
    }

    @Test
    void whenAnOwnerIsKilledWithCallsInFlightThenAllOfThemHaveEndedAsTheLossIsTold() {
        try (ClientApp app = cluster.newClient("--rref.client.give-up=10m")) {
            RRef<Counter> counter = counter(app);
            List<CompletableFuture<Long>> inFlight =
                    calls(counter, LONGER_THAN_THE_TEST, c -> c.addBehind("never opened", 1));
            Remote<Waiting> waiting = app.rrefs().on("worker-1").functions(Waiting.class);
            await().atMost(TIMEOUT).until(() -> waiting.rpcSync().waitingAt("never opened") == USES);
            CompletableFuture<Long> openAsToldOfTheLoss = counter.lost()
                    .thenApply(reason ->
                            inFlight.stream().filter(call -> !call.isDone()).count());
            assertThat(inFlight).noneMatch(CompletableFuture::isDone);

            cluster.kill("worker-1");
            cluster.restart("worker-1");

            assertThat(openAsToldOfTheLoss)
                    .as("calls that were open as the loss was told")
                    .succeedsWithin(LEASE.plus(SLACK))
                    .isEqualTo(0L);
            assertThat(inFlight)
                    .allSatisfy(call -> assertThat(failureOf(call)).isInstanceOf(OutcomeUnknownException.class));
        }
    }

    private static RRef<Counter> counter(ClientApp app) {
        RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 0L);
        assertThat(counter.rpcSync().value()).isZero();
        return counter;
    }

    private static List<CompletableFuture<Long>> calls(
            RRef<Counter> counter, Duration timeout, RemoteStage<Counter, Long> call) {
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (int use = 0; use < USES; use++) {
            calls.add(counter.callStage(call).timeout(timeout).rpcAsync());
        }
        return calls;
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Long>> calls) {
        return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new));
    }

    private static Throwable failureOf(CompletableFuture<Long> call) {
        Throwable raised = catchThrowable(call::join);
        return raised instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : raised;
    }
}

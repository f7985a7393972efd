package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefException;
import io.rref.ReferenceGoneException;
import io.rref.test.app.Counter;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ConsulProcess;
import io.rref.test.cluster.ConsulService;
import io.rref.test.cluster.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Worker processes that are found through a real Consul, and die in every way. */
@Tag("many-processes")
class WorkersThroughConsulIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** By which a call with that deadline must have ended, on a busy machine. */
    private static final Duration DEADLINE_AND_SLACK = Duration.ofSeconds(8);

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    private static ClientApp client;

    @BeforeAll
    static void startClient() {
        client = ClientApp.withArguments(consul.springArguments());
    }

    @AfterAll
    static void stopClient() {
        client.close();
    }

    @Test
    void whenAWorkerPassesThenItIsFoundWithinTwoSecondsAndWhenItStopsItIsListedNoMoreWhileItStillAnswers() {
        assertThat(client.rrefs().workers()).as("makes the client watch Consul").isEmpty();
        try (WorkerProcess worker =
                WorkerProcess.launch("found", consulAnd("--server.shutdown=graceful", "--rref.client.drain=100ms"))) {
            long passing = await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> isPassing("found") ? System.nanoTime() : 0, when -> when != 0);
            assertThat(client.rrefs()
                            .on("found")
                            .functions(Waiting.class)
                            .rpcSync()
                            .pause(0, 7))
                    .isEqualTo(7);
            Duration found = Duration.ofNanos(System.nanoTime() - passing);
            System.out.println("A worker was called through Consul " + found.toMillis() + " ms after it passed");
            assertThat(found).as("two seconds, and as much for a busy machine").isLessThan(Duration.ofSeconds(4));

            CompletableFuture<Long> inFlight =
                    client.rrefs().on("found").functions(Waiting.class).rpcAsync(w -> w.pause(6000, 8));
            assertThat(client.rrefs()
                            .on("found")
                            .functions(Waiting.class)
                            .rpcSync()
                            .pause(1, 9))
                    .as("a later call is answered, so the earlier one is there")
                    .isEqualTo(9);
            worker.askToEnd();

            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> consul.catalog().workers("found").isEmpty());
            assertThat(inFlight).as("off the list before it stops answering").isNotDone();
            assertThat(inFlight).succeedsWithin(LIMIT).isEqualTo(8L);
            assertThat(worker.endsWithin(LIMIT)).isTrue();
        }
    }

    @Test
    void whenConsulIsAwayThenHandlesAndKnownWorkersGoOnAndComeBackWithIt() {
        try (WorkerProcess worker = WorkerProcess.start("steady", consulAnd());
                RRef<Counter> counter = counterAt("steady")) {
            consul.stop();

            assertThat(counter.rpcSync().add(1)).isEqualTo(6);
            try (RRef<Counter> another = client.rrefs().on("steady").create(Counter.class, 1L)) {
                assertThat(another.rpcSync().add(1)).isEqualTo(2);
            }

            consul.start();
            await().atMost(LIMIT).until(() -> isPassing("steady"));
            assertThat(consul.catalog().workers("steady"))
                    .singleElement()
                    .extracting(ConsulService::port)
                    .isEqualTo(worker.port());
            assertThat(counter.rpcSync().add(1)).isEqualTo(7);
        }
    }

    @Test
    void whenAWorkerIsKilledThenCallsEndByTheirDeadlineAndAQuickRestartIsFoundButNeverCalledWithOldHandles() {
        WorkerProcess killed = WorkerProcess.start("mortal", consulAnd());
        RRef<Counter> old = counterAt("mortal");
        String left = consul.catalog().workers("mortal").get(0).id();
        try {
            CompletableFuture<Long> inFlight = old.callStage(c -> c.addBehind("never", 1))
                    .timeout(DEADLINE)
                    .rpcAsync();
            await().atMost(LIMIT).until(() -> killed.held().stream().anyMatch(held -> held.runningWork() > 0));
            killed.kill();
            long begin = System.nanoTime();

            // it may leave through a connection whose end has not been noticed yet, so nobody knows; a later one cannot
            RRefException first = failure(
                    RRefException.class,
                    () -> old.withTimeout(DEADLINE).rpcSync().add(1));
            assertThat(first).hasMessageContaining("owner-unreachable").hasMessageContaining("Connection refused");
            NotExecutedException later = failure(
                    NotExecutedException.class,
                    () -> old.withTimeout(DEADLINE).rpcSync().add(1));
            assertThat(later.problem()).isEqualTo("owner-unreachable");
            assertThat(later).hasMessageContaining("worker 'mortal'").hasMessageContaining("Connection refused");
            assertThat(inFlight)
                    .failsWithin(DEADLINE_AND_SLACK)
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOf(OutcomeUnknownException.class)
                    .withMessageContaining("owner-unreachable")
                    .withMessageContaining("mortal");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE_AND_SLACK.multipliedBy(2));
            await().atMost(LIMIT).until(() -> !isPassing("mortal"));
        } finally {
            killed.kill();
        }
        try (WorkerProcess restarted = WorkerProcess.startAt(killed.port(), "mortal", consulAnd())) {
            // what the killed process left passes again, too, until the new one has removed it: both answer at one port
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(consul.catalog().workers("mortal"))
                            .as("the registration that the killed process left is gone, that of the new one passes")
                            .singleElement()
                            .matches(service -> !service.id().equals(left) && isPassing("mortal")));
            // a call that is on its way while the loss is noticed ends as unknown
            assertThat(old.lost()).succeedsWithin(LIMIT).isEqualTo(LossReason.OWNER_LOST);
            ReferenceGoneException gone =
                    failure(ReferenceGoneException.class, () -> old.rpcSync().add(1));
            assertThat(gone.reason()).isEqualTo(LossReason.OWNER_LOST);
            old.close();
            try (RRef<Counter> fresh = counterAt("mortal")) {
                assertThat(fresh.rpcSync().value()).isEqualTo(5);
                assertThat(restarted.held())
                        .as("the new process knows nothing of the old handle")
                        .hasSize(1);
            }
        }
    }

    @Test
    void whenTwoWorkersHaveOneNameThenCallersAreToldBothOnceBothAnswer() {
        try (WorkerProcess one = WorkerProcess.launch("twin", consulAnd());
                WorkerProcess other = WorkerProcess.launch("twin", consulAnd())) {
            one.awaitListening();
            other.awaitListening();
            await().atMost(LIMIT).until(() -> consul.catalog().workers("twin").size() == 2);
            await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
                NotExecutedException both = failure(
                        NotExecutedException.class,
                        () -> client.rrefs()
                                .on("twin")
                                .functions(Waiting.class)
                                .withTimeout(DEADLINE)
                                .rpcSync()
                                .pause(0, 1));
                assertThat(both.problem()).isEqualTo("ambiguous-worker");
                assertThat(both)
                        .hasMessageContaining("twin")
                        .hasMessageContaining(":" + one.port())
                        .hasMessageContaining(":" + other.port());
            });
            assertThat(consul.catalog().workers("twin"))
                    .as("no living worker takes another off the list")
                    .hasSize(2);
        }
    }

    private static RRef<Counter> counterAt(String worker) {
        await().atMost(LIMIT).until(() -> isPassing(worker));
        RRef<Counter> counter = client.rrefs().on(worker).create(Counter.class, 5L);
        assertThat(counter.rpcSync().value()).isEqualTo(5);
        return counter;
    }

    private static boolean isPassing(String worker) {
        List<ConsulService> listed = consul.catalog().workers(worker);
        return !listed.isEmpty() && listed.stream().allMatch(ConsulService::isPassing);
    }

    private static List<String> consulAnd(String... more) {
        List<String> all = new ArrayList<>(consul.springArguments());
        all.add("--rref.worker.registration.interval=500ms");
        all.add("--spring.cloud.consul.discovery.health-check-interval=1s");
        all.addAll(List.of(more));
        return all;
    }

    private static <T extends Throwable> T failure(Class<T> expected, ThrowingCallable call) {
        long begin = System.nanoTime();
        T failure = catchThrowableOfType(expected, call);
        assertThat(failure).as("the call must fail").isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE_AND_SLACK);
        return failure;
    }
}

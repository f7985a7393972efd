package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.ReferenceGoneException;
import io.rref.RemoteReference;
import io.rref.autoconfigure.EnableRemoteReferences;
import io.rref.test.app.Counter;
import io.rref.test.app.Greeting;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ConsulProcess;
import io.rref.test.cluster.WorkerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All workers of a cluster are restarted one after another, as an orchestrator does it, while they are called by callers that
 * heed nothing.
 */
@Tag("many-processes")
class RollingRestartIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What the chart gives a pod with the default drain. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** Longer than Spring gives a phase by default in a worker before this was thought of. */
    private static final int LONG_CALL = 12_000;

    private static final int SHORT_CALL = 1_500;

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    private static final Map<String, WorkerProcess> workers = new HashMap<>();

    @EnableAutoConfiguration
    @EnableRemoteReferences(basePackageClasses = Greeting.class)
    static class Application {

        @Autowired
        @RemoteReference("greeting@first")
        Greeting first;

        @Autowired
        @RemoteReference("greeting@second")
        Greeting second;

        @Autowired
        @RemoteReference("greeting@third")
        Greeting third;
    }

    @BeforeAll
    static void startWorkers() {
        for (String name : List.of("first", "second", "third")) {
            workers.put(name, WorkerProcess.launch(name, settings(name)));
        }
        workers.values().forEach(WorkerProcess::awaitListening);
    }

    @AfterAll
    static void stopWorkers() {
        workers.values().forEach(WorkerProcess::kill);
    }

    @Test
    void whenWorkersAreRestartedOneByOneThenNoCallIsInDoubtAndNamesAreFoundAgain() {
        try (ConfigurableApplicationContext context = startApplication()) {
            RRefClient rrefs = context.getBean(RRefClient.class);
            Application application = context.getBean(Application.class);
            try (NamedCaller first = NamedCaller.of(application.first);
                    NamedCaller second = NamedCaller.of(application.second);
                    NamedCaller third = NamedCaller.of(application.third)) {
                List<NamedCaller> all = List.of(first, second, third);
                all.forEach(RollingRestartIT::awaitAnswer);

                restart("first", rrefs, LONG_CALL);
                all.forEach(RollingRestartIT::awaitAnswer);
                restart("second", rrefs, SHORT_CALL);
                all.forEach(RollingRestartIT::awaitAnswer);
                restart("third", rrefs, SHORT_CALL);
                all.forEach(RollingRestartIT::awaitAnswer);

                assertThat(all).allSatisfy(caller -> {
                    assertThat(caller.unclear())
                            .as("each call was answered, not executed, or told that its object is gone")
                            .isEmpty();
                    assertThat(caller.lost()).as("told once of the one loss").isEqualTo(1);
                });
            }
        }
    }

    private static void restart(String name, RRefClient rrefs, int milliseconds) {
        WorkerProcess worker = Objects.requireNonNull(workers.get(name));
        RRef<Counter> counter = rrefs.on(name).create(Counter.class, 5L);
        assertThat(counter.rpcSync().add(1)).isEqualTo(6);
        CompletableFuture<Long> running =
                rrefs.on(name).functions(Waiting.class).rpcAsync(w -> w.pause(milliseconds, 7));
        assertThat(rrefs.on(name).functions(Waiting.class).rpcSync().pause(0, 8))
                .as("a later call is answered, so the earlier one is there")
                .isEqualTo(8);
        CompletableFuture<Boolean> aliveWhenLost = counter.lost().thenApply(reason -> worker.isAlive());
        long begin = System.nanoTime();

        worker.askToEnd();

        assertThat(running)
                .as("a running call is finished")
                .succeedsWithin(LIMIT)
                .isEqualTo(7L);
        assertThat(aliveWhenLost)
                .as("holders are told before the process is gone")
                .succeedsWithin(LIMIT)
                .isEqualTo(true);
        assertThat(worker.endsWithin(GRACE))
                .as("by itself, within the grace period")
                .isTrue();
        System.out.println("Worker " + name + " ended "
                + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms after it was asked to, with a call of "
                + milliseconds + " ms");
        assertThat(counter.lost()).isCompletedWithValue(LossReason.OWNER_LOST);
        assertThatExceptionOfType(ReferenceGoneException.class)
                .isThrownBy(() -> counter.rpcSync().add(1));
        counter.close();
        workers.put(name, WorkerProcess.startAt(worker.port(), name, settings(name)));
    }

    private static void awaitAnswer(NamedCaller caller) {
        long before = caller.answered();
        await("a named object is found where its worker is back").atMost(LIMIT).until(() -> caller.answered() > before);
    }

    private static ConfigurableApplicationContext startApplication() {
        List<String> arguments = new ArrayList<>(consul.springArguments());
        arguments.add("--spring.application.name=caller");
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--logging.level.root=warn");
        arguments.add("--rref.client.contracts[" + Greeting.class.getName() + "].timeout=5s");
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
    }

    /** One worker keeps the default drain, under which the long call ends. */
    private static List<String> settings(String name) {
        List<String> all = new ArrayList<>(consul.springArguments());
        if (!name.equals("first")) {
            all.add("--rref.worker.drain=8s");
        }
        all.add("--rref.worker.registration.interval=500ms");
        all.add("--spring.cloud.consul.discovery.health-check-interval=1s");
        all.add("--server.shutdown=graceful");
        return all;
    }
}

package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRefClient;
import io.rref.test.cluster.ConsulProcess;
import io.rref.test.cluster.ConsulService;
import io.rref.test.cluster.WorkerApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A worker in this JVM and a real Consul. */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Quick looks, so that the tests are; the defaults are seconds. */
    private static final List<String> SETTINGS = List.of(
            "--rref.worker.registration.interval=200ms",
            "--spring.cloud.consul.discovery.health-check-interval=1s",
            "--logging.level.io.rref.registration=info");

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    @BeforeEach
    void startAgainIfATestHasStoppedIt() {
        consul.stop();
        consul.start();
    }

    @Test
    void whenAWorkerIsReadyThenConsulListsItWithItsRealPortNameAndIncarnation() {
        try (WorkerApp worker = start("worker-1")) {
            ConsulService listed = awaitListed("worker-1");

            assertThat(listed.isPassing())
                    .as("passing from the first moment, and not only after a check")
                    .isTrue();
            assertThat(listed.address()).isEqualTo("127.0.0.1");
            assertThat(listed.port()).isEqualTo(worker.port());
            String incarnation = incarnation(worker);
            assertThat(incarnation).hasSize(32);
            assertThat(listed.meta())
                    .containsEntry("rref-name", "worker-1")
                    .containsEntry("rref-incarnation", incarnation);
            assertThat(listed.id()).isEqualTo("rref-worker-worker-1-" + incarnation);
            awaitChecked(listed);
            assertThat(awaitListed("worker-1").isPassing()).isTrue();
        }
        assertThat(consul.catalog().workers()).isEmpty();
    }

    @Test
    void whenConsulComesLateThenTheWorkerIsListedAndHasComplainedOnce(CapturedOutput output) {
        consul.stop();
        try (WorkerApp worker = start("worker-1")) {
            await().atMost(LIMIT).until(() -> output.getOut().contains("does not answer"));
            await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> lines(output, "Consul") == 1);
            assertThat(List.of(
                            worker.statusOf("/health/readiness"),
                            worker.statusOf("/health/liveness"),
                            worker.statusOf("/health")))
                    .as("an absent Consul takes nothing out of service")
                    .containsOnly(200);

            consul.start();

            assertThat(awaitListed("worker-1").port()).isEqualTo(worker.port());
            await().atMost(LIMIT).until(() -> lines(output, "answers again and lists worker 'worker-1'") == 1);
            assertThat(lines(output, "Consul")).isEqualTo(2);
            assertThat(output).contains("connection refused").doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void whenConsulRestartsEmptyThenTheWorkerIsListedAgain(CapturedOutput output) {
        try (WorkerApp worker = start("worker-1")) {
            ConsulService before = awaitListed("worker-1");

            consul.stop();
            await().atMost(LIMIT).until(() -> output.getOut().contains("does not answer"));
            consul.start();

            assertThat(awaitListed("worker-1").id()).isEqualTo(before.id());
            assertThat(worker.statusOf("/health")).isEqualTo(200);
            await().atMost(LIMIT).until(() -> lines(output, "answers again") == 1);
            assertThat(lines(output, "does not answer")).isEqualTo(1);
            assertThat(output).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void whenSomebodyDeregistersALivingWorkerThenItIsListedAgain() {
        try (WorkerApp worker = start("worker-1")) {
            ConsulService listed = awaitListed("worker-1");

            consul.catalog().deregister(listed.id());

            assertThat(awaitListed("worker-1").port()).isEqualTo(worker.port());
        }
    }

    @Test
    void whenTheActuatorHasAPortOfItsOwnThenConsulChecksThatOne() {
        try (WorkerApp worker = start("worker-1", "--management.server.port=0")) {
            ConsulService listed = awaitListed("worker-1");
            assertThat(worker.managementPort()).isNotEqualTo(worker.port());
            assertThat(listed.port()).isEqualTo(worker.port());

            awaitChecked(listed);

            assertThat(consul.catalog().checkOutput(listed.id()))
                    .contains(":" + worker.managementPort() + "/actuator/health/readiness: 200");
            assertThat(consul.catalog().workers()).hasSize(1).allMatch(ConsulService::isPassing);
        }
    }

    @Test
    void whenAWorkerTakesNoMoreRequestsThenConsulSeesItAndListsItStill() {
        try (WorkerApp worker = start("worker-1")) {
            awaitListed("worker-1");

            AvailabilityChangeEvent.publish(worker.context(), ReadinessState.REFUSING_TRAFFIC);

            await().atMost(LIMIT).until(() -> !awaitListed("worker-1").isPassing());
        }
    }

    @Test
    void whenConsulAsksForATokenThenTheWorkerSaysSoOnceAndWhatToSet(CapturedOutput output) {
        try (ConsulProcess guarded = ConsulProcess.startWithTokens();
                WorkerApp worker = start(guarded, "worker-1")) {
            await().atMost(LIMIT).until(() -> output.getOut().contains("refused to register worker 'worker-1'"));
            await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> lines(output, "Consul") == 1);
            assertThat(output).contains("403", "Permission denied", "spring.cloud.consul.discovery.acl-token");
            assertThat(worker.statusOf("/health")).isEqualTo(200);
        }
    }

    @Test
    void whenTheTokenIsGivenThenTheWorkerIsListed() {
        try (ConsulProcess guarded = ConsulProcess.startWithTokens();
                WorkerApp worker =
                        start(guarded, "worker-1", "--spring.cloud.consul.discovery.acl-token=" + guarded.token())) {
            await().atMost(LIMIT)
                    .until(() -> guarded.catalog().workers("worker-1").size() == 1);
            assertThat(guarded.catalog().workers("worker-1")).allMatch(each -> each.port() == worker.port());
        }
    }

    @Test
    void whenAnEarlierProcessLeftItsRegistrationThenItIsRemovedAndALivingOneIsNot() throws IOException {
        try (ServerSocket living = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ServerSocket ended = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            ended.close();
            register("left-behind", "worker-1", "127.0.0.1", ended.getLocalPort());
            register("living-twin", "worker-1", "127.0.0.1", living.getLocalPort());
            register("other-name", "worker-2", "127.0.0.1", ended.getLocalPort());
            register("other-host", "worker-1", "127.0.0.9", ended.getLocalPort());

            try (WorkerApp worker = start("worker-1")) {
                await().atMost(LIMIT).until(() -> !ids().contains("left-behind"));
                assertThat(ids())
                        .contains("living-twin", "other-name", "other-host")
                        .hasSize(4);
                assertThat(worker.port()).isNotEqualTo(ended.getLocalPort());
            }
        }
    }

    @Test
    void whenAnotherWorkerListenedAtItsPortThenThatRegistrationIsRemovedWhateverItsName() throws IOException {
        ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        free.close();
        register("earlier", "worker-7", "127.0.0.1", free.getLocalPort());

        try (WorkerApp worker = start("worker-1", "--server.port=" + free.getLocalPort())) {
            await().atMost(LIMIT).until(() -> !ids().contains("earlier"));
            assertThat(worker.port()).isEqualTo(free.getLocalPort());
        }
    }

    private static WorkerApp start(String name, String... arguments) {
        return start(consul, name, arguments);
    }

    private static WorkerApp start(ConsulProcess at, String name, String... arguments) {
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(at.springArguments());
        all.addAll(List.of(arguments));
        return WorkerApp.start(name, all);
    }

    private static ConsulService awaitListed(String worker) {
        return await().atMost(LIMIT)
                .until(() -> consul.catalog().workers(worker), listed -> listed.size() == 1)
                .get(0);
    }

    private static void awaitChecked(ConsulService listed) {
        await().atMost(LIMIT)
                .until(() -> !consul.catalog().checkOutput(listed.id()).isEmpty());
    }

    private static void register(String id, String worker, String address, int port) {
        consul.catalog()
                .register("rref-worker", new ConsulService(id, address, port, Map.of("rref-name", worker), "passing"));
    }

    private static List<String> ids() {
        return consul.catalog().workers().stream().map(ConsulService::id).toList();
    }

    private static String incarnation(WorkerApp worker) {
        return Objects.requireNonNull(
                        worker.context().getBean(RRefClient.class).self().incarnation())
                .value();
    }

    private static long lines(CapturedOutput output, String text) {
        return output.getOut().lines().filter(line -> line.contains(text)).count();
    }
}

package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.WorkerInfo;
import io.rref.protocol.HolderId;
import io.rref.test.app.Counter;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ConsulProcess;
import io.rref.test.cluster.ConsulService;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** Workers found through a real Consul. What is registered there, the test registers itself. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class ConsulDirectoryIT {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1);

    private final ClientApp client = ClientApp.withArguments(with("--logging.level.io.rref.directory=info"));

    @AfterEach
    void forgetEverything() {
        client.close();
        consul.catalog().workers().forEach(each -> consul.catalog().deregister(each.id()));
    }

    @Test
    void whenAWorkerPassesThenItIsFoundWithinTwoSeconds() {
        await().atMost(LIMIT).until(() -> names().isEmpty() && isUnknown("worker-1"));

        register(cluster, "passing");

        await().atMost(TWO_SECONDS).until(() -> names().contains("worker-1"));
        assertThat(callOnce(client)).isEqualTo(5);
    }

    @Test
    void whenAWorkerDoesNotPassThenItIsNotFound() {
        register(cluster, "critical");

        await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> names().isEmpty());
        await().atMost(LIMIT).until(() -> isUnknown("worker-1"));
    }

    @Test
    void whenAWorkerIsDeregisteredThenItIsUnlistedSoonAndHandlesRunOn() {
        String id = register(cluster, "passing");
        try (RRef<Counter> counter = client.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().add(1)).isEqualTo(6);

            consul.catalog().deregister(id);
            await().atMost(TWO_SECONDS).until(() -> names().isEmpty());

            assertThat(counter.rpcSync().add(1)).isEqualTo(7);
        }
    }

    @Test
    void whenConsulRestartsEmptyThenEverythingRunsOnAndNewWorkersAreFound(CapturedOutput log) {
        register(cluster, "passing");
        try (RRef<Counter> counter = client.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().add(1)).isEqualTo(6);

            consul.stop();
            assertThat(counter.rpcSync().add(1)).isEqualTo(7);
            assertThat(callOnce(client)).as("a new object while Consul is away").isEqualTo(5);
            await().atMost(LIMIT).until(() -> lines(log, "cannot be asked for workers") == 1);
            consul.start();
            await().atMost(LIMIT).until(() -> names().isEmpty());
            assertThat(counter.rpcSync().add(1)).isEqualTo(8);
        }
        assertThat(callOnce(client))
                .as("nothing listed, and tried where it was")
                .isEqualTo(5);

        register(cluster, "passing");

        await().atMost(LIMIT).until(() -> names().contains("worker-1"));
        assertThat(lines(log, "cannot be asked for workers")).isOne();
        assertThat(lines(log, "answers again")).isOne();
    }

    /** Tried again where Consul, just started, told the client that it lists nothing before the worker was registered. */
    @Test
    void whenConsulIsAwayAtFirstUseThenTheCallWaitsForItWithinItsDeadline() {
        int tries = 5;
        boolean waited = false;
        while (!waited && tries-- > 0) {
            consul.stop();
            try (ClientApp early = ClientApp.withArguments(consul.springArguments())) {
                RRef<Counter> counter = early.rrefs().on("worker-1").create(Counter.class, 5L);
                assertThat(early.rrefs().workers()).isEmpty();

                consul.start();
                register(cluster, "passing");

                waited = isSix(counter);
                counter.close();
            }
        }
        assertThat(waited)
                .as("a call made without Consul is done when Consul is there")
                .isTrue();
    }

    private static boolean isSix(RRef<Counter> counter) {
        try {
            return counter.rpcSync().add(1) == 6;
        } catch (NotExecutedException notListedYet) {
            assertThat(notListedYet.problem()).isEqualTo("unknown-worker");
            return false;
        }
    }

    @Test
    void whenConsulStaysAwayThenTheErrorAtTheDeadlineNamesIt() {
        consul.stop();
        try (ClientApp early = ClientApp.withArguments(with("--rref.client.timeout=3s"))) {
            RRef<Counter> counter = early.rrefs().on("worker-1").create(Counter.class, 5L);

            assertThatThrownBy(() -> counter.rpcSync().add(1))
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("Consul at " + consul.address())
                    .hasMessageContaining("refused");
        } finally {
            consul.start();
        }
    }

    @Test
    void whenTwoProcessesAnswerToOneNameThenThatIsAnErrorUntilOneEnds() {
        register(cluster, "passing");
        EmbeddedCluster twin = EmbeddedCluster.of(1).start();
        register(twin, "passing");
        await().atMost(LIMIT).until(() -> consul.catalog().workers("worker-1").size() == 2);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThatThrownBy(() -> callOnce(client))
                        .isInstanceOf(NotExecutedException.class)
                        .hasMessageContaining("2 processes answer as worker 'worker-1'")
                        .hasMessageContaining(address(cluster))
                        .hasMessageContaining(address(twin)));

        twin.close();

        assertThat(consul.catalog().workers("worker-1"))
                .as("both are still listed")
                .hasSize(2);
        assertThat(callOnce(client)).isEqualTo(5);
    }

    @Test
    void whenTokensAreAskedForThenTheirHolderFindsWorkers() {
        try (ConsulProcess guarded = ConsulProcess.startWithTokens()) {
            guarded.catalog().register("rref-worker", service(cluster, "passing"));
            List<String> arguments = new ArrayList<>(guarded.springArguments());
            arguments.add("--spring.cloud.consul.token=" + guarded.token());
            try (ClientApp trusted = ClientApp.withArguments(arguments)) {
                assertThat(callOnce(trusted)).isEqualTo(5);
            }
        }
    }

    private static List<String> with(String argument) {
        List<String> arguments = new ArrayList<>(consul.springArguments());
        arguments.add(argument);
        return arguments;
    }

    private List<String> names() {
        return client.rrefs().workers().stream().map(WorkerInfo::name).toList();
    }

    private boolean isUnknown(String worker) {
        try (RRef<Counter> counter = client.rrefs().on(worker).create(Counter.class, 5L)) {
            counter.rpcSync().value();
            return false;
        } catch (NotExecutedException refused) {
            return String.valueOf(refused.getMessage()).contains("no worker '" + worker + "'");
        }
    }

    private static long callOnce(ClientApp app) {
        try (RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
            return counter.rpcSync().value();
        }
    }

    private static String register(EmbeddedCluster workers, String status) {
        ConsulService service = service(workers, status);
        consul.catalog().register("rref-worker", service);
        return service.id();
    }

    private static ConsulService service(EmbeddedCluster workers, String status) {
        String incarnation =
                workers.bean("worker-1", HolderId.class).incarnation().value();
        return new ConsulService(
                "rref-worker-worker-1-" + incarnation,
                "127.0.0.1",
                port(workers),
                Map.of("rref-name", "worker-1", "rref-incarnation", incarnation),
                status);
    }

    private static String address(EmbeddedCluster workers) {
        return "http://127.0.0.1:" + port(workers);
    }

    private static int port(EmbeddedCluster workers) {
        return workers.bean("worker-1", Environment.class).getRequiredProperty("local.server.port", Integer.class);
    }

    private static long lines(CapturedOutput log, String text) {
        return log.getAll().lines().filter(line -> line.contains(text)).count();
    }
}

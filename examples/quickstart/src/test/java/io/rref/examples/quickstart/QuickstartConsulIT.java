package io.rref.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.ConsulCatalog;
import io.rref.test.cluster.ConsulProcess;
import io.rref.test.cluster.ConsulService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("many-processes")
@Timeout(300)
class QuickstartConsulIT {

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    private final String option = "--consul=" + consul.host() + ":" + consul.port();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Somebody else's worker, of the name that ours have without Consul, at a port where nobody answers. */
    @BeforeEach
    void registerAnotherWorker() {
        consul.catalog()
                .register(
                        ConsulCatalog.WORKERS,
                        new ConsulService("another", "127.0.0.1", 1, Map.of("rref-name", "worker-1"), "passing"));
    }

    @Test
    void whenWorkersAreContextsThenTheyAreFoundThroughConsulAndDeregistered() {
        assertThat(run(option)).isZero();
        assertVerifiedThroughConsul();
    }

    @Test
    void whenWorkersAreProcessesThenTheyAreFoundThroughConsulAndDeregistered() {
        assertThat(run("--processes", option)).isZero();
        assertVerifiedThroughConsul();
    }

    private void assertVerifiedThroughConsul() {
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.endsWith("it finds 3 workers through Consul at 127.0.0.1:" + consul.port()))
                .endsWith("tables verified", "0 objects left (1 named)");
        assertThat(consul.catalog().workers())
                .as("workers that are still registered")
                .extracting(ConsulService::id)
                .containsExactly("another");
    }

    private int run(String... args) {
        return Quickstart.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, args);
    }
}

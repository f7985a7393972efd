package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.Environment;

/** A setting of one process against the same one of all. */
class OwnSettingsTest {

    @RegisterExtension
    static final RRefCluster cluster = RRefCluster.of("worker-1")
            .withClientProperty("rref.client.timeout", "10s")
            .withWorkerProperty("rref.worker.drain", "1s");

    @Test
    void whenAClientHasASettingOfItsOwnThenThatCounts() {
        try (ClientApp app = cluster.newClient("--rref.client.timeout=5s")) {
            assertThat(app.bean(Environment.class).getProperty("rref.client.timeout"))
                    .isEqualTo("5s");
        }
    }

    @Test
    void whenAWorkerHasASettingOfItsOwnThenThatCounts() {
        cluster.startWorker("worker-2", "--rref.worker.drain=2s");

        assertThat(cluster.bean("worker-2", Environment.class).getProperty("rref.worker.drain"))
                .isEqualTo("2s");
    }
}

package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.HandleWalks;
import io.rref.test.cluster.ProcessCluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Long ways and deep nests between processes; after each test every owner is empty and no worker has reported an error. */
@Tag("many-processes")
class ChainsIT {

    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration SCAN = Duration.ofSeconds(1);

    private static final Duration WALKS = Duration.ofMinutes(5);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(4, LEASE).withTimeout(WALKS);

    @Test
    void whenAHandleIsPassedOnThirtyTimesThenTheLastOneUsesItInEveryMode() {
        try (ClientApp app = cluster.newClient()) {
            new HandleWalks(app.rrefs(), 1).passOn(30);

            cluster.held().awaitEmpty(LEASE.plus(SCAN));
        }
    }

    @Test
    void whenHandlesAreNestedThenTheOutermostKeepsAllOfThem() {
        try (ClientApp app = cluster.newClient()) {
            new HandleWalks(app.rrefs(), 2).nest();

            cluster.held().awaitEmpty(LEASE.plus(SCAN));
        }
    }

    @Test
    void whenTwoProcessesPassOnAndNestHandlesAtOnceThenAllIsReleased() {
        cluster.runWalkers(WALKS, 3, 4);
    }

    @AfterEach
    void nothingIsLeft() {
        cluster.held().awaitEmpty(LEASE.plus(SCAN));
        assertThat(cluster.errors()).as("errors that workers have reported").isEmpty();
    }
}

package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.test.app.Counter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeakCheckTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    void whenAHandleIsForgottenThenTheCheckSaysWhoseItIsHowOldAndWhereItWasMade() {
        RRef<Counter> forgotten = cluster.rrefs().on("worker-2").create(Counter.class, 0L);
        forgotten.rpcSync().add(1);

        assertThatThrownBy(() -> cluster.running().leaks().requireEmpty())
                .as("what a test reads that forgot to close a handle")
                .hasMessageContaining(Counter.class.getName() + " on worker-2")
                .hasMessageContaining("ms old")
                .hasMessageContaining("a LIVE fork of app-")
                .hasMessageContaining("LeakCheckTest.java:");

        forgotten.close();
    }

    @Test
    void whenACreationIsOnItsWayThenTheCheckWaitsForItAndFailsWithItsOwnTextAlone() {
        cluster.faults("worker-2").delay(Duration.ofMillis(100));
        RRef<Counter> forgotten = cluster.rrefs().on("worker-2").create(Counter.class, 0L);

        assertThatThrownBy(() -> cluster.running().leaks().awaitEmpty(Duration.ofSeconds(1), () -> {}))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith("objects that are still held: ")
                .hasMessageContaining("LeakCheckTest.java:");

        forgotten.close();
    }
}

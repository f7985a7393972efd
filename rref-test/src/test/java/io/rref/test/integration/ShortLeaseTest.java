package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.RRefState;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShortLeaseTest {

    private static final Duration LEASE = Duration.ofSeconds(3);

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1).withLease(LEASE);

    @Test
    void whenACallTakesLongerThanTheLeaseThenItIsAnsweredAndTheHandleStays() {
        try (RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L)) {
            Gates.Gate gate = cluster.bean("worker-1", Gates.class).gate("long");
            CompletableFuture<Long> call =
                    counter.callStage(c -> c.addBehind("long", 2)).rpcAsync();

            await().during(LEASE.plusSeconds(2)).atMost(LIMIT).until(() -> !call.isDone());
            gate.open();

            assertThat(call).succeedsWithin(LIMIT).isEqualTo(7L);
            assertThat(counter.state().access()).isEqualTo(RRefState.Access.OPEN);
            assertThat(counter.lost()).isNotDone();
        }
    }
}

package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.HoldingProcess;
import io.rref.test.cluster.ProcessCluster;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("many-processes")
class KilledHolderIT {

    private static final int FORKS = 10_000;

    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration RELEASE_LIMIT = LEASE.plusSeconds(2);

    /** Each listing is some megabytes, which the worker has to write beside everything else. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final Duration CALL_LIMIT = Duration.ofSeconds(1);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(1, LEASE);

    @Test
    void whenAHolderOfTenThousandForksIsKilledThenTheyAreReleasedWithTheLeaseWhileOthersGoOn() {
        try (ClientApp app = cluster.newClient();
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 0L);
                HoldingProcess holder = cluster.newHolder(FORKS)) {
            assertThat(cluster.held().unnamed()).hasSize(FORKS + 1);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Long> calls = CompletableFuture.supplyAsync(() -> callUntil(over, counter));

            holder.kill();

            await().atMost(RELEASE_LIMIT)
                    .pollInterval(BETWEEN_LOOKS)
                    .untilAsserted(() -> assertThat(cluster.held().unnamed())
                            .as("what is left of the killed holder, and the other's counter")
                            .hasSize(1));
            over.set(true);
            assertThat(calls).succeedsWithin(CALL_LIMIT.multipliedBy(2));
            assertThat(counter.rpcSync().value())
                    .as("calls of another holder meanwhile")
                    .isEqualTo(calls.join())
                    .isPositive();
        }
    }

    /** How many calls have ended well, each within its limit. */
    private static long callUntil(AtomicBoolean over, RRef<Counter> counter) {
        long made = 0;
        while (!over.get()) {
            counter.call(Counter::increment).timeout(CALL_LIMIT).rpcSync();
            made++;
        }
        return made;
    }
}

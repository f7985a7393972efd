package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.ReferenceGoneException;
import io.rref.Remote;
import io.rref.test.app.Counter;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.ProcessCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KilledUnderLoadIT {

    private static final int CALLS = 1000;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Duration AFTER_IT = TIMEOUT.plusSeconds(10);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(1, Duration.ofSeconds(5));

    @Test
    void whenAWorkerIsKilledWithAThousandCallsInFlightThenEachEndsInTimeAndClaimsNothingThatIsNotCertain() {
        try (ClientApp app = cluster.newClient()) {
            Remote<Waiting> waiting = app.rrefs().on("worker-1").functions(Waiting.class);
            RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
            assertThat(counter.rpcSync().value()).isEqualTo(5);
            List<CompletableFuture<Long>> calls = LongStream.range(0, CALLS)
                    .mapToObj(n -> waiting.callStage(w -> w.pass("never", n))
                            .timeout(TIMEOUT)
                            .rpcAsync())
                    .toList();
            await().atMost(AFTER_IT).until(() -> waiting.rpcSync().waitingAt("never") == CALLS);

            cluster.kill("worker-1");
            cluster.restart("worker-1");

            for (CompletableFuture<Long> call : calls) {
                assertThat(call)
                        .failsWithin(AFTER_IT)
                        .withThrowableThat()
                        .havingRootCause()
                        .isInstanceOf(OutcomeUnknownException.class);
            }
            assertThat(catchCause(() -> counter.call(Counter::value)
                            .timeout(TIMEOUT)
                            .rpcAsync()
                            .join()))
                    .isInstanceOf(ReferenceGoneException.class);
            assertThat(waiting.call(w -> w.pause(0, 7)).timeout(TIMEOUT).rpcSync())
                    .isEqualTo(7);
            assertThat(cluster.held().unnamed()).isEmpty();
        }
    }

    private static Throwable catchCause(Runnable use) {
        Throwable raised = org.assertj.core.api.Assertions.catchThrowable(use::run);
        return raised instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : raised;
    }
}

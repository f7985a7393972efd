package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("many-processes")
class KilledUnderLoadIT {

    private static final int CALLS = 1000;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration SLACK = Duration.ofSeconds(5);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(1, Duration.ofSeconds(5));

    @Test
    void whenAWorkerIsKilledWithAThousandCallsInFlightThenEachEndsInTimeAndClaimsNothingThatIsNotCertain() {
        try (ClientApp app = cluster.newClient()) {
            Remote<Waiting> waiting = app.rrefs().on("worker-1").functions(Waiting.class);
            RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
            assertThat(counter.rpcSync().value()).isEqualTo(5);
            List<CompletableFuture<Long>> calls = new ArrayList<>();
            Queue<Duration> took = new ConcurrentLinkedQueue<>();
            for (int call = 0; call < CALLS; call++) {
                long n = call;
                long sent = System.nanoTime();
                CompletableFuture<Long> future = waiting.callStage(w -> w.pass("never", n))
                        .timeout(TIMEOUT)
                        .rpcAsync();
                calls.add(
                        future.whenComplete((value, failure) -> took.add(Duration.ofNanos(System.nanoTime() - sent))));
            }
            await().atMost(TIMEOUT).until(() -> waiting.rpcSync().waitingAt("never") == CALLS);
            assertThat(calls).noneMatch(CompletableFuture::isDone);

            cluster.kill("worker-1");
            cluster.restart("worker-1");

            assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                    .failsWithin(TIMEOUT.plus(SLACK));
            assertThat(calls)
                    .allSatisfy(call -> assertThat(catchCause(call::join))
                            .as("a call that was in flight may have run")
                            .isInstanceOf(OutcomeUnknownException.class));
            assertThat(took).hasSize(CALLS).allMatch(each -> each.compareTo(TIMEOUT.plus(SLACK)) < 0);
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
        Throwable raised = catchThrowable(use::run);
        return raised instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : raised;
    }
}

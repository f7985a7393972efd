package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.test.app.Counter;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.WorkerProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A worker in a JVM of its own that is asked to end, as an orchestrator asks: by a signal. */
class OrderlyStopIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void whenAWorkerIsAskedToEndThenItsCallIsAnsweredAndItsHandlesAreLostAtOnce() {
        try (WorkerProcess worker = WorkerProcess.start("worker-1", List.of());
                ClientApp app = ClientApp.withArguments(List.of("--rref.client.workers.worker-1=" + worker.address()));
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L)) {
            assertThat(counter.rpcSync().value()).isEqualTo(5);
            Remote<Waiting> waiting = app.rrefs().on("worker-1").functions(Waiting.class);
            CompletableFuture<Long> running =
                    waiting.callStage(w -> w.pass("stop", 7)).rpcAsync();
            await().atMost(LIMIT).until(() -> waiting.rpcSync().waitingAt("stop") == 1);

            worker.askToEnd();
            waiting.run(w -> w.open("stop")).rpcSync();

            assertThat(running).succeedsWithin(LIMIT).isEqualTo(7L);
            assertThat(counter.lost()).succeedsWithin(Duration.ofSeconds(3)).isEqualTo(LossReason.OWNER_LOST);
            assertThat(worker.endsWithin(LIMIT))
                    .as("the process ends by itself")
                    .isTrue();
        }
    }
}

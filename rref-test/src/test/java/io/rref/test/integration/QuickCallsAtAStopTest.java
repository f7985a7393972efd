package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.OutcomeUnknownException;
import io.rref.RRef;
import io.rref.RRefException;
import io.rref.test.app.Counter;
import io.rref.test.cluster.EmbeddedCluster;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker ends in the first moment in which it has nothing to do; short calls leave it many, with the next call on its way. */
class QuickCallsAtAStopTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1)
            .withWorkerProperty("rref.worker.drain", "2s")
            .withWorkerProperty("server.shutdown", "graceful"); // as it is by default

    @RegisterExtension
    static final EmbeddedCluster hasty = EmbeddedCluster.of(1)
            .withWorkerProperty("rref.worker.drain", "4s")
            .withWorkerProperty("server.shutdown", "immediate");

    @RepeatedTest(10)
    void whenAWorkerIsStoppedUnderQuickCallsThenNoneOfThemIsUnknown() {
        assertNoneIsUnknown(cluster);
    }

    /** What the worker has said at the end of its drain is not cut off. */
    @RepeatedTest(5)
    void whenTheWebServerWaitsForNothingThenNoneIsUnknownEither() {
        assertNoneIsUnknown(hasty);
    }

    private static void assertNoneIsUnknown(EmbeddedCluster cluster) {
        RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 0L);
        counter.rpcSync().increment();
        CompletableFuture<RRefException> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> end.complete(callUntilTheEnd(counter)), "caller");
        caller.start();

        cluster.stopWorker("worker-1");

        assertThat(end.join())
                .as("what ended the calls: the worker can say that the last one has not run")
                .isNotInstanceOf(OutcomeUnknownException.class);
    }

    private static RRefException callUntilTheEnd(RRef<Counter> counter) {
        try (counter) {
            while (true) {
                counter.rpcSync().increment();
            }
        } catch (RRefException end) {
            return end;
        }
    }
}

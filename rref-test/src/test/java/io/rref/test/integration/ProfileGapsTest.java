package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.rref.CallProfile;
import io.rref.CallRecord;
import io.rref.test.app.Arithmetic;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a profile says where a worker's records cannot be had any more: it never fails for that. */
class ProfileGapsTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2);

    @Test
    void whenAWorkerHasBeenStartedAgainThenItsRecordsAreMissingAndThatIsSaid() {
        try (CallProfile profile = cluster.rrefs().profile()) {
            add("worker-1");
            add("worker-2");
            cluster.restart("worker-2");

            assertThat(profile.records())
                    .succeedsWithin(LIMIT)
                    .asInstanceOf(list(CallRecord.class))
                    .extracting(CallRecord::node)
                    .containsExactly(self(), self(), "worker-1");
            assertThat(profile.gaps()).singleElement().asString().startsWith("worker-2 knows nothing of this profile");
        }
    }

    @Test
    void whenAWorkerIsDeadThenItsRecordsAreMissingAndThatIsSaidInTime() {
        try (CallProfile profile = cluster.rrefs().profile()) {
            add("worker-2");
            cluster.killWorker("worker-2");

            CompletableFuture<List<CallRecord>> records = profile.records();
            cluster.time().advance(Duration.ofSeconds(30));

            assertThat(records)
                    .succeedsWithin(LIMIT)
                    .asInstanceOf(list(CallRecord.class))
                    .extracting(CallRecord::node)
                    .containsExactly(self());
            assertThat(profile.gaps()).singleElement().asString().startsWith("no records of worker-2");
        }
    }

    private static String self() {
        return cluster.rrefs().self().name();
    }

    private static void add(String worker) {
        assertThat(cluster.rrefs()
                        .on(worker)
                        .functions(Arithmetic.class)
                        .rpcSync()
                        .add(1, 2))
                .isEqualTo(3);
    }
}

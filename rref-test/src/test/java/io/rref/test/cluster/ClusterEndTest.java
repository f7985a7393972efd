package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.owner.LeaseEnd;
import io.rref.test.app.Counter;
import io.rref.worker.OwnerShell;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that nobody says goodbye to waits for its holders for three seconds, and there are many clusters in a build. */
class ClusterEndTest {

    private static final List<String> WORKERS = List.of("worker-1", "worker-2");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whenAClusterEndsThenItsAppSaysGoodbyeWhateverWasDoneToTheNetwork(boolean cutOff) {
        List<OwnerShell> owners;
        try (EmbeddedCluster cluster = EmbeddedCluster.of(WORKERS.size()).start()) {
            WORKERS.forEach(worker ->
                    assertThat(leftOpen(cluster, worker).rpcSync().add(1)).isEqualTo(6));
            owners = WORKERS.stream()
                    .map(worker -> cluster.bean(worker, OwnerShell.class))
                    .toList();
            if (cutOff) {
                cluster.faults().cutOff();
            }
        }

        assertThat(owners)
                .allSatisfy(owner -> assertThat(owner.counts().leasesEnded())
                        .as(
                                "how leases at %s have ended: the app has to end before the workers, and to be heard",
                                owner.self())
                        .containsEntry(LeaseEnd.GOODBYE, 1L)
                        .containsEntry(LeaseEnd.STOPPED, 0L));
    }

    private static RRef<Counter> leftOpen(EmbeddedCluster cluster, String worker) {
        return cluster.rrefs().on(worker).create(Counter.class, 5L);
    }
}

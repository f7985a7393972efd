package io.rref.test.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.test.cluster.RRefCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VisitsTest {

    @RegisterExtension
    static final RRefCluster cluster = RRefCluster.of("worker-1", "worker-2").scanning(CountedVisits.class);

    @Test
    void whenAPageIsVisitedThenItsObjectCounts() {
        try (RRef<Visits> visits = cluster.rrefs().on("worker-1").create(Visits.class)) {
            visits.rpcSync().add(2);
            assertThat(visits.rpcSync().add(3)).isEqualTo(5);
        }
    }
}

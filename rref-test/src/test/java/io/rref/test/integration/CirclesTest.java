package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefId;
import io.rref.test.app.Gates;
import io.rref.test.app.Neighbour;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.HeldObject;
import io.rref.worker.OwnerShell;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Objects of two workers that hold handles to each other: a limit of reference counting that is stated, not removed. */
class CirclesTest {

    private static final Duration MANY_LEASES = Duration.ofMinutes(10);

    private static final Duration LEASE_AND_MARGIN = Duration.ofSeconds(35);

    private static final String NEVER = "never opened";

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(2);

    @Test
    void whenTwoObjectsHoldEachOtherThenBothStayThoughNobodyElseHoldsThemUntilOneLetsGo() {
        holdEachOther("worker-1", "worker-2", "one lets go");
        cluster.time().advance(MANY_LEASES);
        assertThat(cluster.held().unnamed())
                .as("the objects of the circle, which nobody else holds, after many leases")
                .hasSize(2);

        cluster.bean("worker-2", Gates.class).gate("one lets go").open();

        cluster.awaitEmpty();
    }

    @Test
    void whenOneProcessOfACircleEndsThenTheOtherObjectGoesToo() {
        cluster.startWorker("leaving");
        holdEachOther("worker-1", "leaving", NEVER);
        assertThat(cluster.held().unnamed()).hasSize(2);

        cluster.stopWorker("leaving");

        cluster.awaitEmpty();
    }

    @Test
    void whenOneProcessOfACircleIsCutOffThenTheOtherObjectGoesWithItsLease() {
        holdEachOther("worker-1", "worker-2", NEVER);
        assertThat(cluster.held().unnamed()).hasSize(2);
        cluster.faults("worker-1").cutOff();

        cluster.time().advance(LEASE_AND_MARGIN);

        assertThat(cluster.heldBy("worker-1"))
                .as("what worker-1 holds once the lease of worker-2 has ended")
                .allMatch(HeldObject::isNamed);
        cluster.faults("worker-1").heal();
    }

    @Test
    void whenAnOperatorEndsOneObjectOfACircleThenTheOtherGoesToo() {
        holdEachOther("worker-1", "worker-2", NEVER);
        OwnerShell owner = cluster.bean("worker-1", OwnerShell.class);
        RRefId one = owner.snapshot().entries().stream()
                .filter(entry -> entry.names().isEmpty())
                .findFirst()
                .orElseThrow()
                .rref();

        owner.revoke(one);

        cluster.awaitEmpty();
    }

    /** Nobody else holds either of them afterwards. */
    private static void holdEachOther(String one, String other, String gateAtTheOther) {
        try (RRef<Neighbour> first = cluster.rrefs().on(one).create(Neighbour.class);
                RRef<Neighbour> second = cluster.rrefs().on(other).create(Neighbour.class)) {
            first.rpcSync().hold(second, NEVER);
            second.rpcSync().hold(first, gateAtTheOther);
        }
    }
}

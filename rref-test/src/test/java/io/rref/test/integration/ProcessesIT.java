package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.HeldObject;
import io.rref.test.cluster.HoldingProcess;
import io.rref.test.cluster.ProcessCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("many-processes")
class ProcessesIT {

    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(3, LEASE);

    @Test
    void whenAHandleIsPassedOnTwiceThenItOutlivesBothSendersAndIsReleasedByTheLast() {
        try (ClientApp sender = cluster.newClient();
                RRef<Counter> counter = sender.rrefs().on("worker-1").create(Counter.class, 5L);
                RRef<Shelf> shelf = sender.rrefs().on("worker-2").find("shelf", Shelf.class)) {
            shelf.rpcSync().keep(counter);
            shelf.rpcSync().passOn("worker-3");
        }
        try (ClientApp witness = cluster.newClient();
                RRef<Shelf> second = witness.rrefs().on("worker-2").find("shelf", Shelf.class);
                RRef<Shelf> third = witness.rrefs().on("worker-3").find("shelf", Shelf.class)) {
            assertThat(second.rpcSync().add(1)).isEqualTo(6);
            second.rpcSync().drop();
            await().during(LEASE.plusSeconds(2))
                    .atMost(LEASE.multipliedBy(4))
                    .until(() -> unnamed().size() == 1); // well past every lease of the two that let go
            assertThat(unnamed())
                    .singleElement()
                    .satisfies(held -> assertThat(held.forks())
                            .singleElement()
                            .satisfies(fork -> assertThat(fork.holder()).startsWith("worker-3")));
            assertThat(third.rpcSync().add(1)).isEqualTo(7);
            third.rpcSync().drop();
            cluster.held().awaitEmpty(RELEASE_LIMIT);
        }
    }

    @Test
    void whenAHolderIsKilledThenItsHandlesAreReleasedWithTheLease() {
        try (HoldingProcess holder = cluster.newHolder(3)) {
            assertThat(unnamed()).hasSize(3);

            holder.kill();

            cluster.held().awaitEmpty(LEASE.plusSeconds(2));
        }
    }

    @Test
    void whenAHolderEndsInOrderThenItsHandlesAreReleasedAtOnce() {
        try (ClientApp app = cluster.newClient()) {
            RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
            assertThat(counter.rpcSync().value()).isEqualTo(5);
            assertThat(unnamed()).hasSize(1);

            app.close();

            cluster.held().awaitEmpty(Duration.ofSeconds(2));
        }
    }

    private static List<HeldObject> unnamed() {
        return cluster.held().unnamed();
    }
}

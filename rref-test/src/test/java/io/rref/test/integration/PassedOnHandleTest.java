package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PassedOnHandleTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    void whenAHandleIsPassedOnTwiceThenItOutlivesBothSendersAndIsReleasedByTheLast() {
        try (ClientApp sender = cluster.newClient();
                RRef<Counter> counter = sender.rrefs().on("worker-1").create(Counter.class, 5L);
                RRef<Shelf> shelf = sender.rrefs().on("worker-2").find("shelf", Shelf.class)) {
            shelf.rpcSync().keep(counter);
            shelf.rpcSync().passOn("worker-3");
        }
        try (RRef<Shelf> second = cluster.rrefs().on("worker-2").find("shelf", Shelf.class);
                RRef<Shelf> third = cluster.rrefs().on("worker-3").find("shelf", Shelf.class)) {
            assertThat(second.rpcSync().add(1)).isEqualTo(6);
            second.rpcSync().drop();
            assertThat(third.rpcSync().add(1)).isEqualTo(7);
            assertThat(cluster.heldBy("worker-1")).anyMatch(held -> !held.isNamed());
            third.rpcSync().drop();
        }
        cluster.awaitEmpty();
    }
}

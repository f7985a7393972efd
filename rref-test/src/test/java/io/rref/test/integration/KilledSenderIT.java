package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.test.app.Shelf;
import io.rref.test.app.Waiting;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.HeldObject;
import io.rref.test.cluster.PassingProcess;
import io.rref.test.cluster.ProcessCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A process passes a handle on and is killed: promise 5 between real processes. */
class KilledSenderIT {

    /** Long enough for a kill and a delivery on a loaded machine. */
    private static final Duration LEASE = Duration.ofSeconds(4);

    private static final Duration LIMIT = LEASE.plusSeconds(6);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(2, LEASE);

    private static ClientApp app;

    @BeforeAll
    static void startApp() {
        app = cluster.newClient();
    }

    @AfterAll
    static void closeApp() {
        app.close();
    }

    @Test
    void whenTheSenderIsKilledWhileTheMethodRunsThenTheHandleStaysUntilItsReceiverLetsGo() {
        try (PassingProcess sender = cluster.newPasser(cluster.addressOf("worker-2"))) {
            int before = methodsBegun();
            sender.awaitReady(() -> methodsBegun() > before);

            sender.kill();

            theHandleStaysUntilItsReceiverLetsGo();
        }
    }

    @Test
    void whenTheSenderIsKilledBeforeItsRequestArrivesThenTheHandleStaysUntilItsReceiverLetsGo() {
        try (HeldUpDelivery queue = HeldUpDelivery.before(cluster.addressOf("worker-2"));
                PassingProcess sender = cluster.newPasser(queue.address())) {
            int before = methodsBegun();
            sender.awaitReady(queue::hasTakenACall);
            assertThat(methodsBegun())
                    .as("methods that had begun when the sender died")
                    .isEqualTo(before);
            assertThat(forksAtWorker1())
                    .as("forks of the counter while its receiver knows nothing of it")
                    .extracting(HeldObject.HeldFork::state)
                    .containsExactlyInAnyOrder("live", "pending");

            sender.kill();
            queue.deliver();

            await().atMost(LIMIT).until(() -> methodsBegun() > before);
            theHandleStaysUntilItsReceiverLetsGo();
        }
    }

    private static void theHandleStaysUntilItsReceiverLetsGo() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(forksAtWorker1())
                        .as("forks of the counter once the killed sender's lease has ended")
                        .singleElement()
                        .satisfies(fork -> {
                            assertThat(fork.state()).isEqualTo("live");
                            assertThat(fork.holder()).startsWith("worker-2");
                        }));
        try (RRef<Shelf> shelf = app.rrefs().on("worker-2").find("shelf", Shelf.class)) {
            assertThat(shelf.rpcSync().add(3))
                    .as("the counter of the killed sender")
                    .isEqualTo(3);
            shelf.rpcSync().drop();
        }
        cluster.held().awaitEmpty(LIMIT);
    }

    private static int methodsBegun() {
        return app.rrefs().on("worker-2").functions(Waiting.class).rpcSync().waitingAt(PassingProcess.GATE);
    }

    private static List<HeldObject.HeldFork> forksAtWorker1() {
        return cluster.heldBy("worker-1").stream()
                .filter(held -> !held.isNamed())
                .map(HeldObject::forks)
                .flatMap(List::stream)
                .toList();
    }
}

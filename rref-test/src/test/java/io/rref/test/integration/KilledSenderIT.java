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
import io.rref.test.cluster.WorkerProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A process passes a handle on and is killed: promise 5 between real processes. */
@Tag("many-processes")
class KilledSenderIT {

    /** Long enough for a kill and a delivery on a loaded machine. */
    private static final Duration LEASE = Duration.ofSeconds(4);

    private static final Duration LIMIT = LEASE.plusSeconds(6);

    @RegisterExtension
    static final ProcessCluster cluster = ProcessCluster.of(2, LEASE);

    @Test
    void whenTheSenderIsKilledWhileTheMethodRunsThenTheHandleStaysUntilItsReceiverLetsGo() {
        try (ClientApp app = cluster.newClient();
                PassingProcess sender = cluster.newPasser("worker-2", cluster.addressOf("worker-2"))) {
            int before = methodsBegun(app, "worker-2");
            sender.awaitReady(() -> methodsBegun(app, "worker-2") > before);

            sender.kill();

            theHandleStaysUntilItsReceiverLetsGo(app, "worker-2");
        }
    }

    @Test
    void whenTheSenderIsKilledBeforeItsRequestArrivesThenTheHandleStaysUntilItsReceiverLetsGo() {
        try (ClientApp app = cluster.newClient();
                HeldUpDelivery calls = HeldUpDelivery.ofCalls(cluster.addressOf("worker-2"));
                PassingProcess sender = cluster.newPasser("worker-2", calls.address())) {
            int before = methodsBegun(app, "worker-2");
            sender.awaitReady(calls::hasTakenOne);
            assertThat(methodsBegun(app, "worker-2"))
                    .as("methods that had begun when the sender died")
                    .isEqualTo(before);
            assertThat(forksAtWorker1())
                    .as("forks of the counter while its receiver knows nothing of it")
                    .extracting(HeldObject.HeldFork::state)
                    .containsExactlyInAnyOrder("live", "pending");

            sender.kill();
            calls.deliver();

            await().atMost(LIMIT).until(() -> methodsBegun(app, "worker-2") > before);
            theHandleStaysUntilItsReceiverLetsGo(app, "worker-2");
        }
    }

    /** The receiver knows its sender for a while, the owner does not: what sponsored the handle is gone when it is claimed. */
    @Test
    void whenTheSendersLeaseHasEndedBeforeTheHandleIsClaimedThenItStaysUntilItsReceiverLetsGo() {
        try (HeldUpDelivery claims = HeldUpDelivery.ofClaims(cluster.addressOf("worker-1"));
                WorkerProcess receiver = WorkerProcess.start(
                        "receiver",
                        List.of("--rref.client.workers.worker-1=" + claims.address(), "--rref.worker.lease=60s"));
                ClientApp app = cluster.newClient("--rref.client.workers.receiver=" + receiver.address());
                PassingProcess sender = cluster.newPasser("receiver", receiver.address())) {
            sender.awaitReady(claims::hasTakenOne);

            sender.kill();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(forksAtWorker1())
                            .as("forks of the counter once the killed sender's lease has ended")
                            .extracting(HeldObject.HeldFork::state)
                            .containsExactly("pending"));
            assertThat(methodsBegun(app, "receiver"))
                    .as("methods before the claim")
                    .isZero();
            claims.deliver();

            await().atMost(LIMIT).until(() -> methodsBegun(app, "receiver") == 1);
            waiting(app, "receiver").open(PassingProcess.GATE); // the loan of the call ends, what it has kept stays
            theHandleStaysUntilItsReceiverLetsGo(app, "receiver");
        }
    }

    private static void theHandleStaysUntilItsReceiverLetsGo(ClientApp app, String receiver) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(forksAtWorker1())
                        .as("forks of the counter once the killed sender's lease has ended")
                        .singleElement()
                        .satisfies(fork -> {
                            assertThat(fork.state()).isEqualTo("live");
                            assertThat(fork.holder()).startsWith(receiver + "~");
                        }));
        try (RRef<Shelf> shelf = app.rrefs().on(receiver).find("shelf", Shelf.class)) {
            assertThat(shelf.rpcSync().add(3))
                    .as("the counter of the killed sender")
                    .isEqualTo(3);
            shelf.rpcSync().drop();
        }
        cluster.held().awaitEmpty(LIMIT);
    }

    private static int methodsBegun(ClientApp app, String worker) {
        return waiting(app, worker).waitingAt(PassingProcess.GATE);
    }

    private static Waiting waiting(ClientApp app, String worker) {
        return app.rrefs().on(worker).functions(Waiting.class).rpcSync();
    }

    private static List<HeldObject.HeldFork> forksAtWorker1() {
        return cluster.heldBy("worker-1").stream()
                .filter(held -> !held.isNamed())
                .map(HeldObject::forks)
                .flatMap(List::stream)
                .toList();
    }
}

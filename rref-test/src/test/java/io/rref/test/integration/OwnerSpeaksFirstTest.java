package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.ReferenceGoneException;
import io.rref.WorkerDraining;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.HeldObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Over HTTP: what a worker has to say reaches its holders long before their next renewal, which is due after ten seconds. */
class OwnerSpeaksFirstTest {

    private static final Duration MOMENTS = Duration.ofSeconds(3);

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1);

    @Configuration(proxyBeanMethods = false)
    static class Listening {

        final List<WorkerDraining> drains = new CopyOnWriteArrayList<>();

        @EventListener
        void draining(WorkerDraining draining) {
            drains.add(draining);
        }
    }

    @Test
    void whenAnOperatorEndsAnObjectThenItsHandleIsLostWithinMoments() {
        RRef<Counter> counter = cluster.closing(cluster.rrefs().on("worker-1").create(Counter.class, 5L));
        assertThat(counter.rpcSync().value()).isEqualTo(5);
        HeldObject listed = cluster.held().unnamed().get(0);

        assertThat(delete("worker-1", "/rrefs/" + listed.rref().substring(0, 8)))
                .isEqualTo(204);

        assertThat(counter.lost()).succeedsWithin(MOMENTS).isEqualTo(LossReason.REVOKED);
        assertThat(catchThrowableOfType(
                                ReferenceGoneException.class,
                                () -> counter.rpcSync().value())
                        .reason())
                .isEqualTo(LossReason.REVOKED);
        assertThat(cluster.held().unnamed()).isEmpty();
    }

    @Test
    void whenAnOperatorEndsWhatANameStandsForThenTheNameIsFreeAgain() {
        RRef<Counter> first =
                cluster.closing(cluster.rrefs().on("worker-1").named("ended-by-an-operator", Counter.class, 5L));
        assertThat(first.rpcSync().add(1)).isEqualTo(6);

        assertThat(delete("worker-1", "/names/ended-by-an-operator?revoke=true"))
                .isEqualTo(204);

        assertThat(first.lost()).succeedsWithin(MOMENTS).isEqualTo(LossReason.REVOKED);
        assertThat(delete("worker-1", "/names/ended-by-an-operator?revoke=true"))
                .isEqualTo(404);
    }

    @Test
    void whenAWorkerStopsThenItsHoldersKnowWithinASecond() {
        cluster.startWorker("stopping");
        RRef<Counter> counter = cluster.closing(cluster.rrefs().on("stopping").create(Counter.class, 5L));
        assertThat(counter.rpcSync().value()).isEqualTo(5);
        CompletableFuture<Duration> lostAfter = new CompletableFuture<>();
        long start = System.nanoTime();
        counter.lost().thenAccept(reason -> lostAfter.complete(Duration.ofNanos(System.nanoTime() - start)));

        cluster.stopWorker("stopping");

        assertThat(lostAfter).succeedsWithin(MOMENTS);
        assertThat(lostAfter.join()).isLessThan(Duration.ofSeconds(1));
        assertThat(counter.lost()).isCompletedWithValue(LossReason.OWNER_LOST);
    }

    @Test
    void whenAWorkerDrainsThenRunningCallsEndAndHandlesWorkAndNothingNewIsMadeThere() {
        cluster.startWorker("draining");
        ClientApp app = cluster.closing(cluster.newClient(Listening.class));
        RRef<Counter> counter = cluster.closing(app.rrefs().on("draining").create(Counter.class, 5L));
        Gates.Gate gate = cluster.bean("draining", Gates.class).gate("drain");
        CompletableFuture<Long> running =
                counter.callStage(c -> c.addBehind("drain", 2)).rpcAsync();
        await().atMost(LIMIT).until(() -> gate.waiting() == 1);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> cluster.stopWorker("draining"));
        List<WorkerDraining> drains = app.bean(Listening.class).drains;
        await().atMost(MOMENTS).until(() -> !drains.isEmpty());

        assertThat(drains).singleElement().satisfies(draining -> {
            assertThat(draining.worker().name()).isEqualTo("draining");
            assertThat(draining.remaining()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        });
        assertThat(counter.rpcSync().add(1)).isEqualTo(6);
        RRef<Counter> refused = cluster.closing(app.rrefs().on("draining").create(Counter.class, 7L));
        assertThat(catchThrowableOfType(
                                NotExecutedException.class,
                                () -> refused.rpcSync().value())
                        .problem())
                .isEqualTo("draining");
        assertThat(stopped).isNotDone();
        gate.open();
        assertThat(running).succeedsWithin(LIMIT).isEqualTo(8L);
        assertThat(stopped).succeedsWithin(LIMIT);
        assertThat(counter.lost()).succeedsWithin(MOMENTS).isEqualTo(LossReason.OWNER_LOST);
    }

    @Test
    void whenAWorkerThatHoldsHandlesStopsThenItSaysGoodbyeToTheirOwners() {
        cluster.startWorker("holding");
        RRef<Counter> counter = cluster.rrefsOf("holding").on("worker-1").create(Counter.class, 5L);
        assertThat(counter.rpcSync().value()).isEqualTo(5);
        assertThat(cluster.held().unnamed()).hasSize(1);

        cluster.stopWorker("holding");

        cluster.held().awaitEmpty(MOMENTS);
    }

    private static int delete(String worker, String path) {
        String port = cluster.bean(worker, Environment.class).getRequiredProperty("local.server.port");
        URI address = URI.create("http://127.0.0.1:" + port + "/rref/v1" + path);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException unreachable) {
            throw new AssertionError("no answer of " + address, unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking " + address, stop);
        }
    }
}

package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.ReferenceGoneException;
import io.rref.RemoteReference;
import io.rref.RemoteReferenceLost;
import io.rref.autoconfigure.EnableRemoteReferences;
import io.rref.test.app.Counter;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Injected references over HTTP, to a worker that is stopped and started again. */
class NamedReferenceTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1);

    @Configuration(proxyBeanMethods = false)
    @EnableRemoteReferences(basePackageClasses = Counter.class)
    static class Injected {

        final List<RemoteReferenceLost> losses = new CopyOnWriteArrayList<>();

        @Autowired
        @RemoteReference("visits@worker-1")
        Counter visits;

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<Counter> handle;

        @Autowired
        @RemoteReference(value = "${once.name:visits}@worker-1", recover = false)
        Counter once;

        @Autowired
        @RemoteReference("visits@nowhere")
        Counter nowhere;

        @EventListener
        void lost(RemoteReferenceLost loss) {
            losses.add(loss);
        }
    }

    @Test
    void whenAWorkerIsRestartedThenOneCallFailsAndTheNextFindsTheNewObject() {
        publish();
        ClientApp app = cluster.closing(cluster.newClient(Injected.class));
        Injected injected = app.bean(Injected.class);
        long before = injected.visits.add(1);
        assertThat(injected.once.add(1)).isEqualTo(before + 1);
        CompletableFuture<LossReason> lost = injected.handle.lost();

        cluster.restart("worker-1");
        publish();
        // a call that is on its way while the loss is noticed ends as unknown
        assertThat(lost).succeedsWithin(LIMIT);

        assertThat(reasonOf(() -> injected.visits.add(1))).isEqualTo(LossReason.OWNER_LOST);
        assertThat(injected.visits.add(1)).isEqualTo(6);
        assertThat(injected.handle.rpcSync().add(1)).isEqualTo(7);
        assertThat(reasonOf(() -> injected.once.add(1))).isEqualTo(LossReason.OWNER_LOST);
        assertThat(reasonOf(() -> injected.once.add(1))).isEqualTo(LossReason.OWNER_LOST);
        RemoteReferenceLost loss = new RemoteReferenceLost("visits", "worker-1", Counter.class, LossReason.OWNER_LOST);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(injected.losses)
                        .as("one event for each of the two references")
                        .containsExactly(loss, loss));
    }

    @Test
    void whenTheDirectoryDoesNotListTheWorkerThenTheFirstUseSaysSoAndNotTheStart() {
        Injected injected = cluster.closing(cluster.newClient(Injected.class)).bean(Injected.class);

        assertThat(catchThrowableOfType(NotExecutedException.class, () -> injected.nowhere.add(1)))
                .hasMessageContaining("nowhere")
                .extracting(NotExecutedException::problem)
                .isEqualTo("unknown-worker");
    }

    @Test
    void whenTheFirstUseIsOnAnEventLoopThenItDoesNotBlock() {
        publish();
        ClientApp app = cluster.closing(cluster.newClient(Injected.class));
        RRef<Counter> handle = app.bean(Injected.class).handle;

        CompletableFuture<Long> call = Mono.fromCallable(() -> handle.rpcAsync(Counter::value))
                .subscribeOn(Schedulers.parallel())
                .block(LIMIT);

        assertThat(call).isNotNull().succeedsWithin(LIMIT);
    }

    @Test
    void whenAnInjectedHandleIsAnArgumentThenItTravelsBeforeItIsLookedUp() {
        publish();
        ClientApp app = cluster.closing(cluster.newClient(Injected.class));
        Injected injected = app.bean(Injected.class);
        long before = injected.visits.value();

        RRef<Counter> kept = cluster.closing(injected.handle.keep());
        assertThat(kept.refersToSame(injected.handle)).isTrue();
        assertThat(kept.rpcSync().add(1)).isEqualTo(before + 1);
    }

    private static LossReason reasonOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ReferenceGoneException.class, call).reason();
    }

    private static void publish() {
        cluster.rrefs().on("worker-1").named("visits", Counter.class, 5L).close();
    }
}

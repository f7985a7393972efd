package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.RRef;
import io.rref.test.app.Adder;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HandleLifeTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    void whenALentHandleIsUsedAfterItsCallThenTheErrorSaysSo() {
        RRef<Counter> counter = counter();
        RRef<Shelf> shelf = shelf();

        shelf.rpcSync().store(counter);

        assertThatThrownBy(() -> shelf.rpcSync().add(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it was lent for a call that has ended; keep() keeps it");
        assertThat(counter.rpcSync().value()).isEqualTo(5);
    }

    @Test
    void whenALentHandleIsKeptThenItOutlivesItsSender() {
        RRef<Counter> counter = counter();
        RRef<Shelf> shelf = shelf();

        shelf.rpcSync().keep(counter);
        counter.close();

        assertThat(shelf.rpcSync().add(1)).isEqualTo(6);
        shelf.rpcSync().drop();
        cluster.awaitEmpty();
    }

    @Test
    void whenAHandleIsKeptHereThenEachIsClosedOnItsOwn() {
        RRef<Counter> counter = counter();
        RRef<Counter> second = cluster.closing(counter.keep());

        counter.close();

        assertThat(second.rpcSync().add(1)).isEqualTo(6);
        assertThat(second.refersToSame(counter)).isTrue();
    }

    @Test
    void whenAConstructorGetsAHandleThenTheObjectKeepsItAndReleasesItWithItself() {
        RRef<Counter> counter = counter();
        RRef<Adder> adder = cluster.closing(cluster.rrefs().on("worker-2").create(Adder.class, counter));
        adder.created().join();
        counter.close();

        assertThat(adder.rpcSync().add(2)).isEqualTo(7);
        assertThat(cluster.held().unnamed()).hasSize(2);

        adder.close();
        cluster.awaitEmpty();
    }

    @Test
    void whenAHandleIsClosedWhileACallIsInFlightThenTheCallEndsFirst() {
        RRef<Counter> counter = counter();
        Gates.Gate gate = cluster.bean("worker-1", Gates.class).gate("close");
        CompletableFuture<Long> call =
                counter.callStage(c -> c.addBehind("close", 2)).rpcAsync();
        await().atMost(LIMIT).until(() -> gate.waiting() == 1);

        counter.close();

        assertThatThrownBy(() -> counter.rpcSync().value())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertThat(cluster.held().unnamed()).hasSize(1);
        gate.open();
        assertThat(call).succeedsWithin(LIMIT).isEqualTo(7L);
        cluster.awaitEmpty();
    }

    @Test
    void whenAHandleCannotBeReachedAnyMoreThenItIsReleased() {
        makeAndForget();
        assertThat(cluster.held().unnamed()).hasSize(1);

        await().atMost(LIMIT).until(() -> {
            System.gc();
            return cluster.held().unnamed().isEmpty();
        });
    }

    @Test
    void whenOnlyAProxyOfAHandleIsReachableThenItIsNotReleased() {
        Counter proxy = proxyOfForgottenHandle();

        await().during(Duration.ofMillis(500)).atMost(LIMIT).until(() -> {
            System.gc();
            return cluster.held().unnamed().size() == 1;
        });
        assertThat(proxy.add(1)).isEqualTo(6);

        proxy = null;
        cluster.awaitEmptyOnceCollected();
    }

    private static void makeAndForget() {
        RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L);
        assertThat(counter.rpcSync().value()).isEqualTo(5);
    }

    private static Counter proxyOfForgottenHandle() {
        RRef<Counter> counter = cluster.rrefs().on("worker-1").create(Counter.class, 5L);
        counter.created().join();
        return counter.rpcSync();
    }

    private static RRef<Counter> counter() {
        return cluster.closing(cluster.rrefs().on("worker-1").create(Counter.class, 5L));
    }

    private static RRef<Shelf> shelf() {
        return cluster.closing(cluster.rrefs().on("worker-2").find("shelf", Shelf.class));
    }
}

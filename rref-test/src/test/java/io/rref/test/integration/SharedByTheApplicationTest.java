package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.RRefState;
import io.rref.RRefType;
import io.rref.Remote;
import io.rref.RpcMode;
import io.rref.test.app.Counter;
import io.rref.test.app.LockableRoom;
import io.rref.test.app.Relay;
import io.rref.test.app.Room;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values and objects of a worker's application that it makes references of. */
class SharedByTheApplicationTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    private final RRefClient worker1 = cluster.rrefsOf("worker-1");

    @Test
    void whenAValueIsSharedThenThisProcessReadsTheValueItselfAndNotACopy() {
        List<Long> numbers = List.of(1L, 2L);
        try (RRef<List<Long>> shared = worker1.share(numbers)) {
            assertThat(shared.localValue()).isSameAs(numbers);
            assertThat(shared.toHere()).isSameAs(numbers);
            assertThat(shared.toHereAsync()).succeedsWithin(LIMIT).isSameAs(numbers);
            assertThat(shared.isOwner()).isTrue();
            assertThat(shared.confirmedByOwner()).isTrue();
            assertThat(shared.owner()).isEqualTo(worker1.self());
            assertThat(shared.state()).isEqualTo(new RRefState(RRefState.Creation.READY, RRefState.Access.OPEN));
            assertThat(shared.created()).succeedsWithin(LIMIT);
        }
    }

    @Test
    void whenAnObjectIsSharedByOneContractThenTheOthersOfItsClassAreNotCalled() {
        try (RRef<Room> shared = worker1.share(Room.class, new GlassRoom())) {
            assertThat(shared.proxy(RpcMode.RPC_SYNC).<Long>call("inside")).isEqualTo(3);
            assertThatThrownBy(() -> shared.proxy(RpcMode.RPC_SYNC).call("lock"))
                    .isInstanceOf(NotExecutedException.class)
                    .hasMessageContaining("contract-mismatch")
                    .hasMessageContaining("has no method 'lock()'");
        }
    }

    @Test
    void whenASharedValueIsPassedOnThenOthersReadItInEveryMode() {
        try (RRef<Long> five = worker1.share(5L);
                RRef<Long> three = worker1.share(3L)) {
            Remote<Relay> other = worker1.on("worker-2").functions(Relay.class);

            assertThat(other.rpcSync().plus(five, three)).isEqualTo(8);
            assertThat(other.rpcAsync(r -> r.plus(five, three)))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(8L);
            try (RRef<Long> sum = other.remote(r -> r.plus(five, three))) {
                assertThat(sum.toHere()).isEqualTo(8);
            }
        }
    }

    @Test
    void whenAnObjectIsSharedThenOthersCallItByItsContract() {
        OwnCounter own = new OwnCounter();
        try (RRef<Counter> shared = worker1.share(Counter.class, own)) {
            assertThat(worker1.on("worker-2").functions(Relay.class).rpcSync().addTo(shared, 2))
                    .isEqualTo(2);
            own.add(10);
            assertThat(shared.rpcSync().value()).isEqualTo(12);
            assertThat(shared.localValue()).isSameAs(own);
            assertThat(shared.type()).isEqualTo(new RRefType(Counter.class.getName(), OwnCounter.class.getName()));
        }
    }

    @Test
    void whenTheLastHandleGoesThenTheObjectIsReleasedAndNotClosed() {
        OwnCounter own = new OwnCounter();
        RRef<Counter> shared = worker1.share(Counter.class, own);
        RRef<Shelf> shelf = cluster.closing(worker1.on("worker-2").find("shelf", Shelf.class));
        shelf.rpcSync().keep(shared);

        shared.close();
        assertThat(shelf.rpcSync().add(1)).isEqualTo(1);
        shelf.rpcSync().drop();
        cluster.awaitEmpty();

        assertThat(own.closed).isFalse();
    }

    @Test
    void whenASharedHandleIsForgottenThenItIsReleased() {
        assertThat(worker1.share("forgotten").localValue()).isEqualTo("forgotten");

        cluster.awaitEmptyOnceCollected();
    }

    @Test
    void whenASharedHandleIsKeptThenEachIsClosedOnItsOwn() {
        RRef<Long> shared = worker1.share(35L);
        RRef<Long> second = cluster.closing(shared.keep());

        shared.close();

        assertThat(second.localValue()).isEqualTo(35);
        assertThatThrownBy(shared::localValue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void whenASharedHandleGoesToItsOwnProcessThenItIsTheSameObject() {
        try (RRef<Counter> shared = worker1.share(Counter.class, new OwnCounter())) {
            Remote<Relay> self = worker1.on(worker1.self()).functions(Relay.class);

            assertThat(self.rpcSync().isOwner(shared)).isTrue();
            assertThat(self.rpcSync().addTo(shared, 4)).isEqualTo(4);
            try (RRef<Counter> back = self.rpcSync().giveBack(shared)) {
                assertThat(back.refersToSame(shared)).isTrue();
                assertThat(back.isOwner()).isTrue();
                assertThat(back.localValue()).isSameAs(shared.localValue());
            }
        }
    }

    @Test
    void whenASharedHandleComesBackFromAnotherWorkerThenItIsTheSameObject() {
        try (RRef<Counter> shared = worker1.share(Counter.class, new OwnCounter());
                RRef<Counter> back =
                        worker1.on("worker-2").functions(Relay.class).rpcSync().giveBack(shared)) {
            assertThat(back.refersToSame(shared)).isTrue();
            assertThat(back.isOwner()).isTrue();
            assertThat(back.localValue()).isSameAs(shared.localValue());
            assertThat(back.rpcSync().add(1)).isEqualTo(1);
        }
    }

    @Test
    void whenNobodyElseWasToldThenNothingIsSentAndOneObjectIsListed() {
        try (RRef<Long> shared = worker1.share(1L)) {
            assertThat(cluster.heldBy("worker-1").stream().filter(held -> !held.isNamed()))
                    .singleElement()
                    .satisfies(held -> {
                        assertThat(held.contract()).isEqualTo("java.lang.Long");
                        assertThat(held.localHandles()).isEqualTo(1);
                        assertThat(held.forks()).isEmpty();
                    });
        }
        await().atMost(LIMIT).until(() -> cluster.held().unnamed().isEmpty());
    }

    @Test
    void whenThisProcessIsNoWorkerThenSharingSaysWhatItNeeds() {
        assertThatThrownBy(() -> cluster.rrefs().share(35L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rref-service on the class path")
                .hasMessageContaining("works in a worker, which this process is not")
                .hasMessageContaining("on(worker).create(");
    }

    @Test
    void whenAnObjectThatServesAContractIsSharedAsAValueThenTheRightFormIsShown() {
        assertThatThrownBy(() -> worker1.share(new OwnCounter()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share(Counter.class, object)");
    }

    @Test
    void whenAnObjectIsSharedByWhatIsNoContractThenThatIsRefused() {
        assertThatThrownBy(() -> worker1.share(Runnable.class, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no contract");
    }

    /** An object that knows nothing of rref but its contract. */
    static final class OwnCounter implements Counter, AutoCloseable {

        private final AtomicLong count = new AtomicLong();

        volatile boolean closed;

        @Override
        public long add(long n) {
            return count.addAndGet(n);
        }

        @Override
        public long value() {
            return count.get();
        }

        @Override
        public CompletableFuture<Long> addBehind(String gate, long n) {
            return CompletableFuture.completedFuture(add(n));
        }

        @Override
        public void reset() {
            count.set(0);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Serves more than it is shared as. */
    private static final class GlassRoom implements LockableRoom {

        @Override
        public void enter() {}

        @Override
        public long inside() {
            return 3;
        }

        @Override
        public void close() {}

        @Override
        public long lock() {
            return 3;
        }

        @Override
        public CompletableFuture<Long> lockBehind(String gate) {
            return CompletableFuture.completedFuture(3L);
        }
    }
}

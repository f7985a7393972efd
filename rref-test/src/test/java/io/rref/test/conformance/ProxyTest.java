package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.Remote;
import io.rref.RpcMode;
import io.rref.UntypedProxy;
import io.rref.Worker;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Relay;
import io.rref.test.app.Room;
import io.rref.test.app.Untold;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Typed and untyped proxies in the three modes, for objects of other processes and of the caller's own. */
@DisplayNameGeneration(ConformanceNames.class)
class ProxyTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration SHORT = Duration.ofMillis(500);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    @Conforms("C133")
    void whenAReferenceIsToAValueThenFunctionsAreCalledWithItInEveryMode() {
        for (Worker worker : remoteAndSelf()) {
            try (RRef<Long> value = worker.functions(Arithmetic.class).remote(sums -> sums.add(1, 2))) {
                Remote<Relay> relay = worker.functions(Relay.class);

                assertThat(relay.rpcSync().plus(value, value)).isEqualTo(6);
                assertThat(relay.rpcAsync(r -> r.plus(value, value)))
                        .succeedsWithin(LIMIT)
                        .isEqualTo(6L);
                try (RRef<Long> there = relay.remote(r -> r.plus(value, value))) {
                    assertThat(there.toHere()).isEqualTo(6);
                }
            }
        }
    }

    @Test
    @Conforms("C133")
    void whenAReferenceIsToAValueThenItsProxiesSayWhatToDoInstead() {
        try (RRef<Long> value =
                cluster.rrefs().on("worker-1").functions(Arithmetic.class).remote(sums -> sums.add(1, 2))) {
            assertThatThrownBy(value::rpcSync).hasMessageContaining("toHere()");
            assertThatThrownBy(() -> value.remote(n -> n)).hasMessageContaining("toHere()");
            assertThat(value.rpcAsync(n -> n))
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withCauseExactlyInstanceOf(IllegalStateException.class)
                    .withMessageContaining("toHere()");
            assertThatThrownBy(() -> value.proxy(RpcMode.RPC_SYNC).call("longValue"))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("toHere()");
            assertThat(value.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call("longValue"))
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withMessageContaining("toHere()");
        }
    }

    @Test
    @Conforms("C134")
    void whenOneProxyIsUsedForManyCallsThenEachIsMade() {
        for (Worker worker : remoteAndSelf()) {
            RRef<Counter> counter = counter(worker);
            Counter typed = counter.rpcSync();
            UntypedProxy untyped = counter.proxy(RpcMode.RPC_SYNC);

            for (int i = 1; i <= 20; i++) {
                assertThat(typed.increment()).isEqualTo(2 * i - 1);
                assertThat(untyped.<Long>call("increment")).isEqualTo(2 * i);
            }
        }
    }

    @Test
    @Conforms("C135")
    void whenMethodsChangeTheObjectThenTheirEffectsAddUpInEveryMode() {
        for (Worker worker : remoteAndSelf()) {
            RRef<Counter> counter = counter(worker);

            assertThat(counter.rpcSync().add(1)).isEqualTo(1);
            assertThat(counter.rpcAsync(c -> c.add(1))).succeedsWithin(LIMIT).isEqualTo(2L);
            assertThat(valueOf(counter.remote(c -> c.add(1)))).isEqualTo(3);
            assertThat(counter.proxy(RpcMode.RPC_SYNC).<Long>call("add", 1)).isEqualTo(4);
            assertThat(counter.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call("add", 1))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(5L);
            assertThat(valueOf(counter.proxy(RpcMode.REMOTE).<RRef<Long>>call("add", 1)))
                    .isEqualTo(6);
        }
    }

    @Test
    @Conforms("C135")
    void whenMethodsAreDefaultOnesOrGiveNothingThenEveryModeCallsThem() {
        for (Worker worker : remoteAndSelf()) {
            RRef<Counter> counter = counter(worker);

            assertThat(counter.rpcAsync(Counter::increment))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(1L);
            assertThat(valueOf(counter.proxy(RpcMode.REMOTE).<RRef<Long>>call("increment")))
                    .isEqualTo(2);
            assertThat(counter.run(Counter::reset).rpcAsync())
                    .succeedsWithin(LIMIT)
                    .isNull();
            assertThat(counter.proxy(RpcMode.RPC_SYNC).<Object>call("reset")).isNull();
            assertThat(counter.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<@Nullable Object>>call("reset"))
                    .succeedsWithin(LIMIT)
                    .isNull();
            try (RRef<@Nullable Object> nothing = counter.proxy(RpcMode.REMOTE).call("reset")) {
                assertThat(nothing.toHere()).isNull();
            }
        }
    }

    @Test
    @Conforms("C135")
    void whenTheyNeedNoObjectThenFunctionsAreCalledByNameInEveryMode() {
        for (Worker worker : remoteAndSelf()) {
            Remote<Arithmetic> sums = worker.functions(Arithmetic.class);

            assertThat(sums.proxy(RpcMode.RPC_SYNC).<Long>call("twice", 4)).isEqualTo(8);
            assertThat(sums.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call("twice", 4))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(8L);
            assertThat(valueOf(sums.proxy(RpcMode.REMOTE).<RRef<Long>>call("twice", 4)))
                    .isEqualTo(8);
            assertThat(sums.proxy(RpcMode.RPC_SYNC).<Object>call("nothing")).isNull();
        }
    }

    @Test
    @Conforms("C135")
    void whenAnotherContractOfTheObjectsClassHasTheMethodThenItIsCalled() {
        for (Worker worker : remoteAndSelf()) {
            RRef<Room> room = cluster.closing(worker.create(Room.class));
            room.rpcSync().enter();

            assertThat(room.proxy(RpcMode.RPC_SYNC).<Long>call("lock")).isEqualTo(1);
            assertThat(room.withTimeout(LIMIT).proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call("lock()"))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(1L);
            assertThat(valueOf(room.proxy(RpcMode.REMOTE).<RRef<Long>>call("lock")))
                    .isEqualTo(1);
        }
    }

    @Test
    void whenAMethodGivesAnObjectByAContractThenTheOthersOfItsClassAreNotCalled() {
        for (Worker worker : remoteAndSelf()) {
            try (RRef<Room> room = worker.functions(Untold.class).remote(Untold::plainRoom)) {
                assertThat(room.rpcSync().inside()).isZero();

                assertThatThrownBy(() -> room.proxy(RpcMode.RPC_SYNC).call("lock"))
                        .isInstanceOf(NotExecutedException.class)
                        .hasMessageContaining("contract-mismatch");
            }
        }
    }

    @Test
    @Conforms("C135")
    void whenNothingTellsTheContractThenTheObjectsClassDoes() {
        for (Worker worker : remoteAndSelf()) {
            gate("open room").open();
            try (RRef<Object> room = worker.functions(Untold.class).remote(untold -> untold.room("open room"))) {
                assertThat(room.proxy(RpcMode.RPC_SYNC).<Object>call("enter")).isNull();
                assertThat(room.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call("inside"))
                        .succeedsWithin(LIMIT)
                        .isEqualTo(1L);
                assertThat(valueOf(room.proxy(RpcMode.REMOTE).<RRef<Long>>call("lock")))
                        .isEqualTo(1);
                assertThatThrownBy(() -> room.proxy(RpcMode.RPC_SYNC).call("non_exist"))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("no contract on the class path here");
            }
        }
    }

    @Test
    @Conforms("C136")
    void whenThereIsNoSuchMethodThenTheCallSaysWhichAreNear() {
        for (Worker worker : remoteAndSelf()) {
            RRef<Counter> counter = counter(worker);

            for (RpcMode mode : List.of(RpcMode.RPC_SYNC, RpcMode.REMOTE)) {
                NotExecutedException unknown = catchThrowableOfType(
                        NotExecutedException.class, () -> counter.proxy(mode).call("incremnt"));
                assertThat(unknown.problem()).isEqualTo("contract-mismatch");
                assertThat(unknown.worker()).isEqualTo("worker-1");
                assertThat(unknown)
                        .hasMessageContaining("has no method 'incremnt'")
                        .hasMessageContaining("increment()");
            }
            assertThat(counter.proxy(RpcMode.RPC_ASYNC).<CompletableFuture<Long>>call("incremnt"))
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withCauseExactlyInstanceOf(NotExecutedException.class)
                    .withMessageContaining("has no method 'incremnt'");
        }
    }

    @Test
    @Conforms("C136")
    void whenACallFailedThenTheNextOneOfTheSameProxyIsMade() {
        RRef<Counter> counter = counter(cluster.rrefs().on("worker-1"));
        UntypedProxy proxy = counter.proxy(RpcMode.RPC_ASYNC);

        CompletableFuture<Long> unknown = proxy.call("non_exist");
        CompletableFuture<Long> unfit = proxy.call("add", "one");
        CompletableFuture<Long> fit = proxy.call("add", 1);
        assertThat(unknown).failsWithin(LIMIT).withThrowableThat().withMessageContaining("no method 'non_exist'");
        assertThat(unfit)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("argument 1 of")
                .withMessageContaining("must be a long");
        assertThat(fit).succeedsWithin(LIMIT).isEqualTo(1L);

        counter.close();
        CompletableFuture<Long> closed = proxy.call("add", 1);
        assertThat(closed).failsWithin(LIMIT).withThrowableThat().withMessageContaining("is closed");
    }

    @Test
    @Conforms("C137")
    void whenAMethodTakesLongerThanTheTimeoutOfItsProxyThenEveryModeSaysSo() {
        RRef<Counter> counter = counter(cluster.rrefs().on("worker-1"));
        counter.created().join();

        assertThatThrownBy(() -> counter.proxy(RpcMode.RPC_SYNC, SHORT).call("addBehind", "slow method", 1))
                .hasMessageContaining("deadline passed");
        assertThat(counter.proxy(RpcMode.RPC_ASYNC, SHORT).<CompletableFuture<Long>>call("addBehind", "slow method", 1))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("deadline passed");
        try (RRef<Long> there = counter.proxy(RpcMode.REMOTE, SHORT).call("addBehind", "slow method", 1)) {
            assertThat(there.created(SHORT))
                    .failsWithin(LIMIT)
                    .withThrowableThat()
                    .withCauseExactlyInstanceOf(NotExecutedException.class)
                    .withMessageContaining("deadline passed");
            gate("slow method").open();
            assertThat(there.created()).succeedsWithin(LIMIT);
            assertThat(there.toHere()).isPositive();
        }
        assertThatThrownBy(() -> counter.proxy(RpcMode.RPC_SYNC, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
    }

    @Test
    @Conforms("C137")
    void whenTheClassIsNotKnownInTimeThenThatEndsTheCallAndIsNotKept() {
        Remote<Untold> untold = cluster.rrefs().on("worker-1").functions(Untold.class);
        try (RRef<Object> room = untold.remote(u -> u.room("slow room"))) {
            UntypedProxy shortly = room.proxy(RpcMode.RPC_ASYNC, SHORT);

            CompletableFuture<Long> late = shortly.call("inside");
            CompletableFuture<Long> waits = room.proxy(RpcMode.RPC_ASYNC).call("inside");
            assertThat(waits).as("returned before the class is known").isNotDone();
            assertThat(late).failsWithin(LIMIT).withThrowableThat().withMessageContaining("deadline passed");
            for (RpcMode mode : List.of(RpcMode.RPC_SYNC, RpcMode.REMOTE)) {
                assertThatThrownBy(() -> room.proxy(mode, SHORT).call("inside"))
                        .isInstanceOf(NotExecutedException.class)
                        .hasMessageContaining("deadline passed");
            }
            gate("slow room").open();

            assertThat(waits).succeedsWithin(LIMIT).isEqualTo(0L);
            assertThat(shortly.<CompletableFuture<Long>>call("inside"))
                    .succeedsWithin(LIMIT)
                    .isEqualTo(0L);
        }
    }

    @Test
    @Conforms("C137")
    void whenACallWhoseClassIsAskedForIsCancelledThenNothingIsCalled() {
        Remote<Untold> untold = cluster.rrefs().on("worker-1").functions(Untold.class);
        try (RRef<Object> room = untold.remote(u -> u.room("cancelled room"))) {
            CompletableFuture<@Nullable Object> entering =
                    room.proxy(RpcMode.RPC_ASYNC).call("enter");

            entering.cancel(true);
            gate("cancelled room").open();

            assertThat(entering).isCancelled();
            assertThat(room.proxy(RpcMode.RPC_SYNC).<Long>call("inside")).isZero();
        }
    }

    @Test
    @Conforms("C140")
    void whenAnObjectIsEnteredAndLeftByItsTypedProxyThenItNoticesBoth() {
        for (Worker worker : remoteAndSelf()) {
            RRef<Room> room = cluster.closing(worker.create(Room.class));
            Room proxy = room.rpcSync();

            proxy.enter();
            try (proxy) {
                assertThat(proxy.inside()).isEqualTo(1);
            }
            assertThat(proxy.inside()).isZero();
        }
    }

    @Test
    @Conforms("C140")
    void whenAnObjectIsEnteredAndLeftByNameThenItNoticesBothInEveryMode() {
        for (Worker worker : remoteAndSelf()) {
            RRef<Room> room = cluster.closing(worker.create(Room.class));

            for (String act : List.of("enter", "close")) {
                room.proxy(RpcMode.RPC_SYNC).call(act);
                room.proxy(RpcMode.RPC_ASYNC)
                        .<CompletableFuture<@Nullable Object>>call(act)
                        .join();
                try (RRef<@Nullable Object> acted = room.proxy(RpcMode.REMOTE).call(act)) {
                    assertThat(acted.toHere()).isNull();
                }
                assertThat(room.rpcSync().inside()).as(act).isEqualTo(act.equals("enter") ? 3 : 0);
            }
        }
    }

    /** Worker-1 as another process has it, and as it has itself. */
    private static List<Worker> remoteAndSelf() {
        RRefClient own = cluster.rrefsOf("worker-1");
        return List.of(cluster.rrefs().on("worker-1"), own.on(own.self()));
    }

    private static RRef<Counter> counter(Worker worker) {
        return cluster.closing(worker.create(Counter.class, 0L));
    }

    private static long valueOf(RRef<Long> result) {
        try (result) {
            return result.toHere();
        }
    }

    private static Gates.Gate gate(String gate) {
        return cluster.bean("worker-1", Gates.class).gate(gate);
    }
}

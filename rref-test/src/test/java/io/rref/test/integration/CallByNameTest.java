package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.RpcMode;
import io.rref.UntypedProxy;
import io.rref.test.app.Account;
import io.rref.test.app.Arithmetic;
import io.rref.test.app.Counter;
import io.rref.test.app.Gates;
import io.rref.test.app.Inspection;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Untyped proxies in their three modes. */
class CallByNameTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree();

    @Test
    void whenAMethodIsCalledByNameThenTheResultIsWhatTheModeSays() {
        RRef<Counter> counter = counterOn("worker-1");

        Long now = counter.proxy(RpcMode.RPC_SYNC).call("add", 1);
        CompletableFuture<Long> later = counter.proxy(RpcMode.RPC_ASYNC).call("add", 2);
        assertThat(now).isEqualTo(6);
        assertThat(later).succeedsWithin(LIMIT).isEqualTo(8L);
        try (RRef<Long> there = counter.proxy(RpcMode.REMOTE).call("add", 3)) {
            assertThat(there.toHere()).isEqualTo(11);
            assertThat(there.ownerName()).isEqualTo("worker-1");
        }
    }

    @Test
    void whenTheNameIsOverloadedThenTheSignatureTellsWhichIsMeant() {
        UntypedProxy sums =
                cluster.rrefs().on("worker-2").functions(Arithmetic.class).proxy(RpcMode.RPC_SYNC);

        assertThat(sums.<Long>call("add(long,long)", 2, 3)).isEqualTo(5);
        assertThat(sums.<String>call("add(java.lang.String,java.lang.String)", "a", "b"))
                .isEqualTo("ab");
        NotExecutedException which = catchThrowableOfType(NotExecutedException.class, () -> sums.call("add", 2, 3));
        assertThat(which.problem()).isEqualTo("contract-mismatch");
        assertThat(which).hasMessageContaining("add(long,long)");
    }

    @Test
    void whenTheMethodReturnsAFutureThenEveryModeGivesItsValue() {
        RRef<Counter> counter = counterOn("worker-1");
        cluster.bean("worker-1", Gates.class).gate("by-name").open();

        Long now = counter.proxy(RpcMode.RPC_SYNC).call("addBehind", "by-name", 1);
        CompletableFuture<Long> later = counter.proxy(RpcMode.RPC_ASYNC).call("addBehind", "by-name", 1);
        assertThat(now).isEqualTo(6);
        assertThat(later).succeedsWithin(LIMIT).isEqualTo(7L);
        try (RRef<Long> there = counter.proxy(RpcMode.REMOTE).call("addBehind", "by-name", 1)) {
            assertThat(there.toHere()).isEqualTo(8);
        }
    }

    @Test
    void whenAHandleSaysNothingOfItsContractThenTheNameThatItCameWithCounts() {
        RRef<Counter> counter = counterOn("worker-1");
        Remote<Inspection> inspection = cluster.rrefs().on("worker-2").functions(Inspection.class);

        assertThat(inspection.rpcSync().callByName(counter, "add", 4)).isEqualTo(9);
        assertThat(inspection.rpcSync().declaredTypeOf(counter)).isEqualTo(Counter.class.getName());
    }

    @Test
    void whenAHandleIsToAValueThenCallingItByNameSaysWhatToDo() {
        try (RRef<Long> sum =
                cluster.rrefs().on("worker-1").functions(Arithmetic.class).remote(f -> f.add(1L, 1L))) {
            assertThatThrownBy(() -> sum.proxy(RpcMode.RPC_SYNC).call("longValue"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("toHere()");
            Remote<Inspection> inspection = cluster.rrefs().on("worker-2").functions(Inspection.class);
            assertThatThrownBy(() -> inspection.rpcSync().callByName(sum, "longValue", 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("declared as long")
                    .hasMessageContaining("toHere()");
        }
    }

    @Test
    void whenACreationFailedThenACallByNameReportsItsCause() {
        try (RRef<Account> account = cluster.rrefs().on("worker-1").create(Account.class, "ada", List.of(-1L))) {
            assertThatThrownBy(() -> account.proxy(RpcMode.RPC_SYNC).call("owner"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("negative deposit of ada");
        }
    }

    private static RRef<Counter> counterOn(String worker) {
        return cluster.closing(cluster.rrefs().on(worker).create(Counter.class, 5L));
    }
}

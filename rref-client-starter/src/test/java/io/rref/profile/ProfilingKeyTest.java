package io.rref.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RpcMode;
import org.junit.jupiter.api.Test;

/** PyTorch's keys (C145): test_build_rpc_profiling_key. */
class ProfilingKeyTest {

    @Test
    void whenACallIsNamedThenByModeFunctionAndBothNames() {
        assertThat(ProfilingKey.ofCall(RpcMode.RPC_SYNC, "demo.Sums.add(long)", "a", "b"))
                .isEqualTo("rpc_sync#demo.Sums.add(long)(a -> b)");
        assertThat(ProfilingKey.ofCall(RpcMode.RPC_ASYNC, "demo.Sums.add(long)", "a", "b"))
                .isEqualTo("rpc_async#demo.Sums.add(long)(a -> b)");
        assertThat(ProfilingKey.ofCall(RpcMode.REMOTE, "demo.Counter", "a", "a"))
                .isEqualTo("rpc_remote#demo.Counter(a -> a)");
    }

    @Test
    void whenAValueIsReadThenTheKeyNamesReaderAndOwner() {
        assertThat(ProfilingKey.ofFetch("a", "b")).isEqualTo("to_here#(a)->(b)");
    }

    @Test
    void whenSomethingIsDoneForACallThenTheCallsKeyStandsBeforeIt() {
        assertThat(ProfilingKey.under(ProfilingKey.under("A", "B"), "op")).isEqualTo("A#remote_op: B#remote_op: op");
        assertThat(ProfilingKey.under("", "op")).isEqualTo("op");
    }

    @Test
    void whenAKeyGrowsOverManyHopsThenItLosesItsMiddleOnly() {
        String key = "first";
        for (int hop = 0; hop < 1000; hop++) {
            key = ProfilingKey.under(key, "rpc_sync#demo.Sums.add(long)(a -> b)");
        }

        assertThat(key)
                .hasSize(ProfilingKey.LONGEST)
                .startsWith("first#remote_op: ")
                .endsWith("#remote_op: rpc_sync#demo.Sums.add(long)(a -> b)");
    }
}

package io.rref.profile;

import io.rref.RpcMode;

/** PyTorch's key scheme (C145): {@code rpc_<mode>#<function>(<from> -> <to>)}, nested by {@code #remote_op: }. */
public final class ProfilingKey {

    /** A key that has grown longer over many hops loses its middle. */
    static final int LONGEST = 4_000;

    private static final String REMOTE_OPERATION = "#remote_op: ";

    private ProfilingKey() {}

    /** Of a call. PyTorch: {@code _build_rpc_profiling_key}. */
    public static String ofCall(RpcMode mode, String function, String from, String to) {
        return "rpc_" + text(mode) + "#" + function + "(" + from + " -> " + to + ")";
    }

    private static String text(RpcMode mode) {
        return switch (mode) {
            case RPC_SYNC -> "sync";
            case RPC_ASYNC -> "async";
            case REMOTE -> "remote";
        };
    }

    /** Of reading a value. */
    public static String ofFetch(String from, String owner) {
        return "to_here#(" + from + ")->(" + owner + ")";
    }

    /** Of what is done for a call, or for what is done for a call; without a prefix, of what is done for nobody's profile. */
    public static String under(String prefix, String key) {
        String whole = prefix.isEmpty() ? key : prefix + REMOTE_OPERATION + key;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        int half = LONGEST / 2;
        return whole.substring(0, half - 1) + "…" + whole.substring(whole.length() - half);
    }
}

package io.rref;

/** How a call by name gives its result. PyTorch: {@code RRefProxyType}. */
public enum RpcMode {

    /** The call waits, and gives the value. */
    RPC_SYNC,

    /** The call gives a {@code CompletableFuture} of the value at once. */
    RPC_ASYNC,

    /** The value stays on the worker; the call gives an {@link RRef} to it at once. */
    REMOTE
}

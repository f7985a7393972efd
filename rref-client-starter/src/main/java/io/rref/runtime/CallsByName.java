package io.rref.runtime;

import io.rref.Invocation;
import io.rref.NotExecutedException;
import io.rref.RpcMode;
import io.rref.UntypedProxy;
import io.rref.protocol.Problem;
import io.rref.proxy.CallByName;
import io.rref.proxy.RecordedCall;
import io.rref.proxy.RefusedCallException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The untyped way to call: each call is looked up, and made as if it had been recorded. */
record CallsByName(CallableRemote<?> remote, RpcMode mode, Duration timeout) implements UntypedProxy {

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // what the caller says it is, null included
    public <R extends @Nullable Object> R call(String method, @Nullable Object... arguments) {
        return (R)
                switch (mode) {
                    case RPC_SYNC -> invocation(method, arguments).rpcSync();
                    case RPC_ASYNC -> async(method, arguments);
                    case REMOTE -> invocation(method, arguments).remote();
                };
    }

    /** Whoever waits for the future learns of everything there: nothing is thrown here. */
    private CompletableFuture<@Nullable Object> async(String method, @Nullable Object[] arguments) {
        try {
            return invocation(method, arguments).rpcAsync();
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Invocation<@Nullable Object> invocation(String method, @Nullable Object[] arguments) {
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(arguments, "arguments must not be null");
        Addressee to = remote.addressee();
        try {
            RecordedCall call = CallByName.of(remote.contractByName(), method, arguments);
            return remote.invocation(call, timeout);
        } catch (RefusedCallException refused) {
            Problem problem = refused.problem();
            String slug = problem.type().slug();
            String message = "not executed (" + slug + "): " + problem.detail();
            throw new NotExecutedException(slug, message, to.target().worker(), to.rref(), refused);
        }
    }

    @Override
    public String toString() {
        return mode + " by name to " + remote;
    }
}

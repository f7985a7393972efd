package io.rref.runtime;

import io.rref.NotExecutedException;
import io.rref.RRef;
import io.rref.RRefType;
import io.rref.RpcMode;
import io.rref.UntypedProxy;
import io.rref.protocol.Problem;
import io.rref.proxy.CallByName;
import io.rref.proxy.Contract;
import io.rref.proxy.RefusedCallException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The untyped way to call: each call is looked up in the contract, and made as if it had been recorded. Where that has no such method,
 * the owner is asked for the object's class, which may serve other contracts as well.
 */
record CallsByName(CallableRemote<?> remote, RpcMode mode, Duration timeout) implements UntypedProxy {

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // what the caller says it is, null included
    public <R extends @Nullable Object> R call(String method, @Nullable Object... arguments) {
        return (R)
                switch (mode) {
                    case RPC_SYNC -> lookUp(method, arguments).rpcSync();
                    case RPC_ASYNC -> async(method, arguments);
                    case REMOTE -> lookUp(method, arguments).remote();
                };
    }

    private RecordedInvocation<@Nullable Object> lookUp(String method, @Nullable Object[] arguments) {
        RecordedInvocation<@Nullable Object> known = withoutAsking(method, arguments);
        return known == null ? byClass(reference().type(timeout), method, arguments) : known;
    }

    /** Whoever waits for the future learns of everything there: nothing is thrown here, nor waited for. */
    private CompletableFuture<@Nullable Object> async(String method, @Nullable Object[] arguments) {
        return remote.operations().scopes().begin(executor -> {
            RecordedInvocation<@Nullable Object> known = withoutAsking(method, arguments);
            return known == null ? onceAnswered(executor, method, arguments) : known.future(executor);
        });
    }

    private CompletableFuture<@Nullable Object> onceAnswered(
            Executor executor, String method, @Nullable Object[] arguments) {
        return CallFuture.after(
                reference().typeAsync(timeout),
                remote.operations().executor(),
                (type, failure) -> type == null
                        ? CompletableFuture.failedFuture(Objects.requireNonNull(failure))
                        : byClass(type, method, arguments).future(executor));
    }

    /** Null where the object's class is to be asked for. */
    private @Nullable RecordedInvocation<@Nullable Object> withoutAsking(String method, @Nullable Object[] arguments) {
        Objects.requireNonNull(method, "method must not be null");
        Objects.requireNonNull(arguments, "arguments must not be null");
        Contract contract = remote.contractIfHere();
        if (contract != null && CallByName.isIn(contract, method)) {
            return invocation(contract, method, arguments);
        }
        return remote.reference() == null ? byContract(method, arguments) : null;
    }

    private RRef<?> reference() {
        return Objects.requireNonNull(remote.reference(), "functions are not asked for their class");
    }

    private RecordedInvocation<@Nullable Object> byClass(RRefType type, String method, @Nullable Object[] arguments) {
        String className = type.className();
        if (className != null) {
            for (Contract served : Contract.servedByClassNamed(className)) {
                if (CallByName.isIn(served, method)) {
                    return invocation(served, method, arguments);
                }
            }
        }
        return byContract(method, arguments);
    }

    private RecordedInvocation<@Nullable Object> byContract(String method, @Nullable Object[] arguments) {
        return invocation(remote.contractByName(), method, arguments);
    }

    private RecordedInvocation<@Nullable Object> invocation(
            Contract contract, String method, @Nullable Object[] arguments) {
        Addressee to = remote.addressee();
        try {
            return remote.invocation(CallByName.of(contract, method, arguments), timeout);
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

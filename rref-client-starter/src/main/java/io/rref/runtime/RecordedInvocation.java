package io.rref.runtime;

import io.rref.Invocation;
import io.rref.RRef;
import io.rref.RpcMode;
import io.rref.proxy.RecordedCall;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A recorded call and how long it may take.
 *
 * @param discards whether nobody asks for the method's result: it is null then, whatever that is
 */
record RecordedInvocation<R extends @Nullable Object>(
        Operations operations,
        Supplier<Addressee> addressee,
        RecordedCall recorded,
        Duration timeout,
        Map<String, String> attributes,
        boolean discards)
        implements Invocation<R> {

    private static final String RESERVED = "rref.";

    @Override
    public Invocation<R> timeout(Duration own) {
        return new RecordedInvocation<>(
                operations, addressee, recorded, CallableRemote.requireTimeout(own), attributes, discards);
    }

    @Override
    public Invocation<R> attribute(String key, String value) {
        Objects.requireNonNull(key, "key must not be null");
        Objects.requireNonNull(value, "value must not be null");
        if (key.startsWith(RESERVED)) {
            throw new IllegalArgumentException(
                    "attribute '" + key + "' is not yours to set: what begins with " + RESERVED + " is rref's own");
        }
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(key, value);
        return new RecordedInvocation<>(operations, addressee, recorded, timeout, Map.copyOf(more), discards);
    }

    @Override
    public R rpcSync() {
        Operations.requireBlockingAllowed(recorded.method().signature());
        return Operations.awaitUnchecked(start(RpcMode.RPC_SYNC));
    }

    @Override
    public CompletableFuture<R> rpcAsync() {
        return operations.scopes().begin(this::future);
    }

    @Override
    public Mono<R> rpcMono() {
        CallChain chain = CallChain.current();
        return Mono.fromCompletionStage(
                () -> chain.within(() -> Operations.inFuture(() -> future(operations.executor()))));
    }

    /** Makes the call, as one of no scope; its future completes on this executor. */
    CompletableFuture<R> future(Executor executor) {
        return start(RpcMode.RPC_ASYNC).future(executor);
    }

    @Override
    public RRef<R> remote() {
        try {
            HandleState made = operations.callRemote(
                    addressee.get(), recorded.method(), recorded.arguments(), timeout, attributes);
            return HeldRRef.owned(
                    operations, made, discards ? Void.class : recorded.method().resultType());
        } finally {
            Reference.reachabilityFence(this); // as in CallableRemote
        }
    }

    @SuppressWarnings(
            "unchecked") // decoded as the recorded method's result type, which is R; R is Void where it is discarded
    private RunningOperation<R> start(RpcMode mode) {
        try {
            RunningOperation<@Nullable Object> running = operations.call(
                    mode, addressee.get(), recorded.method(), recorded.arguments(), timeout, attributes);
            return (RunningOperation<R>)
                    (RunningOperation<?>) (discards ? running.<@Nullable Object>map(nobodyAsks -> null) : running);
        } finally {
            Reference.reachabilityFence(this); // as in CallableRemote
        }
    }
}

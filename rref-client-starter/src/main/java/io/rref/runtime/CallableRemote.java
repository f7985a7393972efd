package io.rref.runtime;

import io.rref.Invocation;
import io.rref.RRef;
import io.rref.Remote;
import io.rref.RemoteAction;
import io.rref.RemoteCall;
import io.rref.RemoteMono;
import io.rref.RemoteStage;
import io.rref.RpcMode;
import io.rref.UntypedProxy;
import io.rref.proxy.Contract;
import io.rref.proxy.ContractMethod;
import io.rref.proxy.ContractProxies;
import io.rref.proxy.ProxyHandler;
import io.rref.proxy.RecordedCall;
import io.rref.proxy.Recorder;
import io.rref.proxy.ResultShape;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The calling forms, the same for an object and for functions. */
abstract class CallableRemote<T extends @Nullable Object> implements Remote<T> {

    private final Operations operations;

    private final Duration timeout;

    private volatile @Nullable Object syncProxy;

    CallableRemote(Operations operations, Duration timeout) {
        this.operations = operations;
        this.timeout = timeout;
    }

    /** What is called, if it still can be: throws if it cannot. */
    abstract Addressee addressee();

    /** The contract; throws what to do instead where there is none. */
    abstract Contract contract();

    /** The contract that calls by name go by: the same, where the type of this says it. */
    Contract contractByName() {
        return contract();
    }

    /** The same, or null where what came with the handle names no contract that is here. */
    @Nullable
    Contract contractIfHere() {
        return contract();
    }

    /** Whose object's class can be asked for; null for functions. */
    @Nullable
    RRef<?> reference() {
        return null;
    }

    Operations operations() {
        return operations;
    }

    Duration timeout() {
        return timeout;
    }

    @Override
    @SuppressWarnings("unchecked") // the contract is T's
    public T rpcSync() {
        Object known = syncProxy;
        if (known == null) {
            known = ContractProxies.create(contract(), new SyncHandler());
            syncProxy = known;
        }
        return (T) known;
    }

    /** One call of a synchronous proxy; a method that returns a future or a Mono does not wait for it. */
    @Nullable
    Object callSync(ContractMethod method, @Nullable Object[] arguments) throws Throwable {
        if (method.shape() == ResultShape.STAGE) {
            return operations
                    .scopes()
                    .begin(executor ->
                            start(RpcMode.RPC_ASYNC, method, arguments).future(executor));
        }
        if (method.shape() == ResultShape.MONO) {
            return this.<@Nullable Object>invocation(new RecordedCall(method, arguments))
                    .rpcMono();
        }
        Operations.requireBlockingAllowed(method.signature());
        return start(RpcMode.RPC_SYNC, method, arguments).await();
    }

    private RunningOperation<@Nullable Object> start(
            RpcMode mode, ContractMethod method, @Nullable Object[] arguments) {
        try {
            return operations.call(mode, addressee(), method, arguments, timeout, Map.of());
        } finally {
            // else a reference could be collected, and so closed, before the operation holds its handle
            Reference.reachabilityFence(this);
            Reference.reachabilityFence(arguments);
        }
    }

    /** Misuse of recording is thrown; that there is nothing to call here is, as all that is about the handle, for the future. */
    @Override
    public <R extends @Nullable Object> CompletableFuture<R> rpcAsync(RemoteCall<? super T, R> call) {
        Objects.requireNonNull(call, "call must not be null");
        Contract known;
        try {
            known = contract();
        } catch (IllegalStateException notCallable) {
            return operations.scopes().begin(never -> CompletableFuture.failedFuture(notCallable));
        }
        return this.<R>invocation(Recorder.record(known, call)).rpcAsync();
    }

    @Override
    public <R extends @Nullable Object> Invocation<R> call(RemoteCall<? super T, R> call) {
        Objects.requireNonNull(call, "call must not be null");
        return invocation(Recorder.record(contract(), call));
    }

    @Override
    public <R> Invocation<R> callStage(RemoteStage<? super T, R> call) {
        Objects.requireNonNull(call, "call must not be null");
        return invocation(Recorder.record(contract(), call));
    }

    @Override
    public <R> Invocation<R> callMono(RemoteMono<? super T, R> call) {
        Objects.requireNonNull(call, "call must not be null");
        return invocation(Recorder.record(contract(), call));
    }

    @Override
    public Invocation<@Nullable Void> run(RemoteAction<? super T> call) {
        Objects.requireNonNull(call, "call must not be null");
        RecordedCall recorded = Recorder.record(contract(), call);
        return new RecordedInvocation<>(operations, this::addressee, recorded, timeout, Map.of(), true);
    }

    private <R extends @Nullable Object> Invocation<R> invocation(RecordedCall call) {
        return invocation(call, timeout);
    }

    <R extends @Nullable Object> RecordedInvocation<R> invocation(RecordedCall call, Duration own) {
        return new RecordedInvocation<>(operations, this::addressee, call, own, Map.of(), false);
    }

    @Override
    public UntypedProxy proxy(RpcMode mode) {
        Objects.requireNonNull(mode, "mode must not be null");
        return new CallsByName(this, mode, timeout);
    }

    @Override
    public UntypedProxy proxy(RpcMode mode, Duration own) {
        Objects.requireNonNull(mode, "mode must not be null");
        return new CallsByName(this, mode, requireTimeout(own));
    }

    static Duration requireTimeout(Duration own) {
        Objects.requireNonNull(own, "own must not be null");
        if (own.isNegative()) {
            throw new IllegalArgumentException("timeout " + own + " is negative: use zero for no limit of its own");
        }
        return own;
    }

    /** What a synchronous proxy does with one call. */
    private final class SyncHandler implements ProxyHandler {

        @Override
        public @Nullable Object call(ContractMethod method, @Nullable Object[] arguments) throws Throwable {
            return callSync(method, arguments);
        }

        @Override
        public String describe() {
            return CallableRemote.this.toString();
        }

        @Override
        public Object identity() {
            return CallableRemote.this.identity();
        }
    }

    /** What makes two proxies equal: the object, or the worker. */
    abstract Object identity();
}

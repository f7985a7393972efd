package io.rref.runtime;

import io.rref.Invocation;
import io.rref.LossReason;
import io.rref.RRef;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.RRefType;
import io.rref.Remote;
import io.rref.RemoteAction;
import io.rref.RemoteCall;
import io.rref.RemoteMono;
import io.rref.RemoteStage;
import io.rref.RpcMode;
import io.rref.UntypedProxy;
import io.rref.WorkerInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A handle that is looked up by its name at first use, and again after it was lost. It belongs to the application context,
 * which closes it.
 */
final class NamedRRef<T extends @Nullable Object> implements RRef<T> {

    private final String name;

    private final String worker;

    private final Supplier<HeldRRef<T>> lookUp;

    private @Nullable HeldRRef<T> found;

    NamedRRef(String name, String worker, Supplier<HeldRRef<T>> lookUp) {
        this.name = name;
        this.worker = worker;
        this.lookUp = lookUp;
    }

    /** The handle, looked up if there is none that can be used; blocks for one answer then. */
    synchronized HeldRRef<T> current() {
        HeldRRef<T> known = found;
        if (known == null || known.lost().isDone()) {
            known = lookUp.get();
            found = known;
        }
        return known;
    }

    /** What the context does when it closes. */
    synchronized void release() {
        if (found != null) {
            found.close();
        }
    }

    @Override
    public T rpcSync() {
        return current().rpcSync();
    }

    @Override
    public <R extends @Nullable Object> Invocation<R> call(RemoteCall<? super T, R> call) {
        return current().call(call);
    }

    @Override
    public <R> Invocation<R> callStage(RemoteStage<? super T, R> call) {
        return current().callStage(call);
    }

    @Override
    public <R> Invocation<R> callMono(RemoteMono<? super T, R> call) {
        return current().callMono(call);
    }

    @Override
    public Invocation<@Nullable Void> run(RemoteAction<? super T> call) {
        return current().run(call);
    }

    @Override
    public UntypedProxy proxy(RpcMode mode) {
        return current().proxy(mode);
    }

    @Override
    public UntypedProxy proxy(RpcMode mode, Duration own) {
        return current().proxy(mode, own);
    }

    @Override
    public Remote<T> withTimeout(Duration own) {
        return current().withTimeout(own);
    }

    @Override
    public RRefId id() {
        return current().id();
    }

    @Override
    public WorkerInfo owner() {
        return current().owner();
    }

    @Override
    public String ownerName() {
        return worker;
    }

    @Override
    public boolean isOwner() {
        return current().isOwner();
    }

    @Override
    public boolean confirmedByOwner() {
        return current().confirmedByOwner();
    }

    @Override
    public RRefState state() {
        return current().state();
    }

    @Override
    public CompletableFuture<@Nullable Void> created() {
        return current().created();
    }

    @Override
    public CompletableFuture<LossReason> lost() {
        return current().lost();
    }

    @Override
    public T toHere() {
        return current().toHere();
    }

    @Override
    public T toHere(Duration own) {
        return current().toHere(own);
    }

    @Override
    public CompletableFuture<T> toHereAsync() {
        return current().toHereAsync();
    }

    @Override
    public CompletableFuture<T> toHereAsync(Duration own) {
        return current().toHereAsync(own);
    }

    @Override
    public T localValue() {
        return current().localValue();
    }

    @Override
    public T localValue(Duration own) {
        return current().localValue(own);
    }

    @Override
    public RRefType type() {
        return current().type();
    }

    @Override
    public RRefType type(Duration own) {
        return current().type(own);
    }

    @Override
    public CompletableFuture<RRefType> typeAsync() {
        return current().typeAsync();
    }

    @Override
    public CompletableFuture<RRefType> typeAsync(Duration own) {
        return current().typeAsync(own);
    }

    @Override
    public RRef<T> keep() {
        return current().keep();
    }

    @Override
    public boolean refersToSame(RRef<?> other) {
        return current().refersToSame(other);
    }

    @Override
    public void close() {
        throw new IllegalStateException("the injected reference '" + name + "@" + worker
                + "' belongs to the application context, which closes it; use keep() for a handle of your own");
    }

    /** Never asks the network. */
    @Override
    public synchronized String toString() {
        return found == null ? "RRef(" + name + "@" + worker + ", not looked up yet)" : found.toString();
    }
}

package io.rref.runtime;

import io.rref.LossReason;
import io.rref.RRef;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.RRefType;
import io.rref.Remote;
import io.rref.WorkerInfo;
import io.rref.codec.RRefJacksonModule;
import io.rref.holder.Outcome;
import io.rref.proxy.Contract;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A handle that is looked up by its name at first use, and again after its loss was told. It belongs to the application
 * context, which closes it. Serializable only in order to refuse it with a reason (C086).
 */
final class NamedRRef<T extends @Nullable Object> extends CallableRemote<T> implements RRef<T>, Serializable {

    private final transient NamedReference named;

    private final transient Contract contract;

    private final transient NamedLookUps lookUps;

    NamedRRef(Operations operations, NamedReference named, LossListener listener) {
        super(operations, operations.settings().timeoutOf(named.contract()));
        this.named = named;
        this.contract = named.contract();
        this.lookUps = new NamedLookUps(operations, named, listener);
    }

    /** The handle to use now, at once; a look-up starts if there is none. */
    HandleState openState() {
        return lookUps.current().handle();
    }

    @Override
    Addressee addressee() {
        return new Addressee.ObjectBehind(openState());
    }

    /** What the context does when it closes. */
    void release() {
        lookUps.release();
    }

    private HeldRRef<T> held(LookUp lookUp) {
        return HeldRRef.lent(operations(), lookUp.handle(), named.type());
    }

    private HeldRRef<T> held() {
        return held(lookUps.current());
    }

    /** Where the answer matters itself: the object's id is not known before. Blocks for it. */
    private HeldRRef<T> known(String what) {
        LookUp current = lookUps.current();
        if (!isFound(current)) {
            Operations.requireBlockingAllowed(what + " of a reference that is not looked up yet");
            Operations.<@Nullable Object>awaitUnchecked(operations().listed(current.handle(), timeout()));
        }
        return held(current);
    }

    private static boolean isFound(LookUp lookUp) {
        return lookUp.answer().getNow(null) instanceof Outcome.Answered;
    }

    @Override
    Contract contract() {
        return contract;
    }

    @Override
    RRef<?> reference() {
        return this;
    }

    @Override
    Object identity() {
        return named.toString();
    }

    @Override
    public Remote<T> withTimeout(Duration own) {
        return new TimeoutView<>(this, requireTimeout(own));
    }

    @Override
    public RRefId id() {
        return known("id()").id();
    }

    @Override
    public WorkerInfo owner() {
        LookUp bound = lookUps.bound();
        return bound == null ? WorkerInfo.named(named.worker()) : held(bound).owner();
    }

    @Override
    public String ownerName() {
        return named.worker();
    }

    @Override
    public boolean isOwner() {
        return named.worker().equals(operations().shell().self().name());
    }

    @Override
    public boolean confirmedByOwner() {
        LookUp bound = lookUps.bound();
        return bound != null && held(bound).confirmedByOwner();
    }

    @Override
    public RRefState state() {
        if (lookUps.isReleased()) {
            return new RRefState(RRefState.Creation.KNOWN, RRefState.Access.CLOSED);
        }
        if (lookUps.loss() != null) {
            return new RRefState(RRefState.Creation.KNOWN, RRefState.Access.LOST);
        }
        LookUp bound = lookUps.bound();
        return bound == null
                ? new RRefState(RRefState.Creation.PENDING, RRefState.Access.OPEN)
                : held(bound).state();
    }

    @Override
    public CompletableFuture<@Nullable Void> created() {
        return created(Duration.ZERO);
    }

    @Override
    public CompletableFuture<@Nullable Void> created(Duration own) {
        requireTimeout(own);
        return Operations.inFuture(() -> held().created(own));
    }

    @Override
    public CompletableFuture<LossReason> lost() {
        return lookUps.lost();
    }

    @Override
    public T toHere() {
        return toHere(timeout());
    }

    @Override
    public T toHere(Duration own) {
        return isOwner() ? localValue(own) : held().toHere(own);
    }

    @Override
    public CompletableFuture<T> toHereAsync() {
        return toHereAsync(timeout());
    }

    @Override
    public CompletableFuture<T> toHereAsync(Duration own) {
        requireTimeout(own);
        return Operations.inFuture(() -> isOwner() ? onceListed(own) : held().toHereAsync(own));
    }

    private CompletableFuture<T> onceListed(Duration own) {
        LookUp current = lookUps.current();
        return operations()
                .listed(current.handle(), own)
                .future(operations().executor())
                .thenCompose(found -> held(current).toHereAsync(own));
    }

    @Override
    public T localValue() {
        return localValue(timeout());
    }

    @Override
    public T localValue(Duration own) {
        return (isOwner() ? known("localValue()") : held()).localValue(own);
    }

    @Override
    public RRefType type() {
        return held().type();
    }

    @Override
    public RRefType type(Duration own) {
        return held().type(own);
    }

    @Override
    public CompletableFuture<RRefType> typeAsync() {
        return typeAsync(timeout());
    }

    @Override
    public CompletableFuture<RRefType> typeAsync(Duration own) {
        requireTimeout(own);
        return Operations.inFuture(() -> held().typeAsync(own));
    }

    @Override
    public RRef<T> keep() {
        return known("keep()").keep();
    }

    @Override
    public boolean refersToSame(RRef<?> other) {
        return known("refersToSame(...)").refersToSame(other);
    }

    @Override
    public void close() {
        throw new IllegalStateException("the injected reference '" + named
                + "' belongs to the application context, which closes it; use keep() for a handle of your own");
    }

    /** Never asks the network. */
    @Override
    public String toString() {
        LookUp bound = lookUps.bound();
        if (bound == null) {
            return "RRef(" + named + ", not looked up yet)";
        }
        return isFound(bound) ? held(bound).toString() : "RRef(" + named + ", being looked up)";
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(RRefJacksonModule.OUTSIDE_A_CALL);
    }
}

package io.rref.runtime;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRef;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.RRefType;
import io.rref.ReferenceGoneException;
import io.rref.Remote;
import io.rref.WorkerInfo;
import io.rref.codec.RRefJacksonModule;
import io.rref.protocol.WireHandle;
import io.rref.proxy.Contract;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.Reference;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * What people hold. Serializable only in order to refuse it with a reason (C086).
 *
 * @param <T> the contract or the type of the value
 */
final class HeldRRef<T extends @Nullable Object> extends CallableRemote<T> implements RRef<T>, Serializable {

    private final transient HandleState state;

    private final transient Type referent;

    private final transient @Nullable Contract contract;

    private HeldRRef(
            Operations operations, HandleState state, Type referent, @Nullable Contract contract, Duration timeout) {
        super(operations, timeout);
        this.state = state;
        this.referent = referent;
        this.contract = contract;
    }

    /** A handle that is its holder's own, closed at the latest when nobody can reach it any more. */
    static <T extends @Nullable Object> HeldRRef<T> owned(Operations operations, HandleState state, Type referent) {
        HeldRRef<T> held = lent(operations, state, referent);
        operations.closer().closeWhenUnreachable(held, state);
        return held;
    }

    /** A handle that somebody else closes: lent for a call, or belonging to an object. */
    static <T extends @Nullable Object> HeldRRef<T> lent(Operations operations, HandleState state, Type referent) {
        Contract contract = contractOf(referent);
        Duration timeout = operations.settings().timeoutOf(contract);
        return new HeldRRef<>(operations, state, referent, contract, timeout);
    }

    static HandleState stateOf(RRef<?> handle) {
        if (handle instanceof HeldRRef<?> held) {
            return held.openState();
        }
        if (handle instanceof NamedRRef<?> named) {
            return named.openState();
        }
        throw new IllegalArgumentException(
                "an RRef of class " + handle.getClass().getName() + " is not one of rref's and cannot travel");
    }

    /** Names this handle, open or closed. */
    ForkId fork() {
        return state.fork();
    }

    private static @Nullable Contract contractOf(Type referent) {
        Class<?> type = ResolvableType.forType(referent).resolve(Object.class);
        return Contract.isContract(type) ? Contract.of(referent) : null;
    }

    @Override
    public RRefId id() {
        return state.rref();
    }

    @Override
    public WorkerInfo owner() {
        WireHandle wire = state.wire();
        return wire.incarnation().equals(WireHandle.NOT_YET_KNOWN)
                ? WorkerInfo.named(wire.owner())
                : new WorkerInfo(wire.owner(), wire.incarnation());
    }

    @Override
    public String ownerName() {
        return state.wire().owner();
    }

    @Override
    public boolean isOwner() {
        return state.wire().isOwnedBy(operations().shell().self());
    }

    @Override
    public boolean confirmedByOwner() {
        RRefState.Creation creation = state().creation();
        return creation == RRefState.Creation.KNOWN || creation == RRefState.Creation.READY;
    }

    @Override
    public RRefState state() {
        RRefState known = operations().shell().state(state.fork()).orElseGet(state::stateWithoutMachine);
        return state.closedBecause() == null ? known : new RRefState(known.creation(), RRefState.Access.CLOSED);
    }

    @Override
    public CompletableFuture<@Nullable Void> created() {
        return created(Duration.ZERO);
    }

    @Override
    public CompletableFuture<@Nullable Void> created(Duration own) {
        requireTimeout(own);
        return Operations.inFuture(() -> operations()
                .ready(openState(), own)
                .<@Nullable Void>map(done -> null)
                .future(operations().executor()));
    }

    @Override
    public CompletableFuture<LossReason> lost() {
        return state.lost().copy();
    }

    @Override
    public T toHere() {
        return toHere(timeout());
    }

    @Override
    public T toHere(Duration own) {
        requireTimeout(own);
        Operations.requireBlockingAllowed("toHere()");
        return isOwner() ? localValue(own) : Operations.awaitUnchecked(fetch(own));
    }

    @Override
    public CompletableFuture<T> toHereAsync() {
        return toHereAsync(timeout());
    }

    @Override
    public CompletableFuture<T> toHereAsync(Duration own) {
        requireTimeout(own);
        return Operations.inFuture(() -> reading(own).future(operations().executor()));
    }

    private RunningOperation<T> reading(Duration own) {
        return isOwner() ? operations().ready(openState(), own).map(done -> read(valueIfHere())) : fetch(own);
    }

    private RunningOperation<T> fetch(Duration own) {
        try {
            return operations().fetch(openValue(), referent, own).map(this::read);
        } finally {
            Reference.reachabilityFence(this); // as in CallableRemote
        }
    }

    @Override
    public T localValue() {
        return localValue(timeout());
    }

    @Override
    public T localValue(Duration own) {
        requireTimeout(own);
        if (!isOwner()) {
            throw new IllegalStateException("can't call localValue() on user " + this + " at "
                    + operations().shell().self() + ": its owner is " + owner() + "; use toHere()");
        }
        Operations.requireBlockingAllowed("localValue()");
        HandleState open = openState();
        Object here = valueIfHere();
        if (here == null) {
            Operations.<@Nullable Object>awaitUnchecked(operations().ready(open, own));
            here = valueIfHere();
        }
        return read(here);
    }

    /** Once the object exists, null only where the value itself is null: this handle holds it. */
    private @Nullable Object valueIfHere() {
        LocalOwner own = operations().ownWorker().find();
        return own == null ? null : own.value(state.rref()).orElse(null);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // decoded as, or stored as, T, which may itself be nullable
    private T read(@Nullable Object value) {
        return (T) value;
    }

    @Override
    public RRefType type() {
        return type(timeout());
    }

    @Override
    public RRefType type(Duration own) {
        requireTimeout(own);
        Operations.requireBlockingAllowed("type()");
        HandleState open = openState();
        RRefType known = knownType();
        return known == null ? new TypeQuestion(operations(), open, own).await() : known;
    }

    @Override
    public CompletableFuture<RRefType> typeAsync() {
        return typeAsync(timeout());
    }

    @Override
    public CompletableFuture<RRefType> typeAsync(Duration own) {
        requireTimeout(own);
        return Operations.inFuture(() -> typeOf(openState(), own));
    }

    private CompletableFuture<RRefType> typeOf(HandleState open, Duration own) {
        RRefType known = knownType();
        return known == null
                ? new TypeQuestion(operations(), open, own).future()
                : CompletableFuture.completedFuture(known);
    }

    private @Nullable RRefType knownType() {
        LocalOwner own = isOwner() ? operations().ownWorker().find() : null;
        return own == null ? state.type() : own.type(state.rref()).orElse(null);
    }

    @Override
    public RRef<T> keep() {
        return owned(operations(), operations().secondHandle(openState()), referent);
    }

    @Override
    public boolean refersToSame(RRef<?> other) {
        Objects.requireNonNull(other, "other must not be null");
        return id().equals(other.id()) && ownerName().equals(other.ownerName());
    }

    @Override
    public Remote<T> withTimeout(Duration own) {
        return new TimeoutView<>(this, requireTimeout(own));
    }

    @Override
    public void close() {
        operations().closer().close(state, "it has been closed");
    }

    @Override
    Addressee addressee() {
        return new Addressee.ObjectBehind(openState());
    }

    @Override
    Contract contract() {
        if (contract == null) {
            throw new IllegalStateException(
                    "RRef<" + referent.getTypeName() + "> holds a value, which has no methods to"
                            + " call: read it with toHere(), or pass it to a worker's functions");
        }
        return contract;
    }

    /** A handle whose type says nothing, {@code RRef<?>}, is called by name with the contract that it came with. */
    @Override
    Contract contractByName() {
        Contract here = contractIfHere();
        if (here == null) {
            throw new IllegalStateException("what " + this + " refers to is declared as "
                    + state.wire().contract()
                    + ", which is no contract on the class path here: read a value with toHere(); for an object, add"
                    + " the jar with its contract");
        }
        return here;
    }

    @Override
    @Nullable
    Contract contractIfHere() {
        return contract != null || !Object.class.equals(referent)
                ? contract()
                : Contract.named(state.wire().contract()).orElse(null);
    }

    @Override
    RRef<?> reference() {
        return this;
    }

    @Override
    Object identity() {
        return state.rref();
    }

    private HandleState openValue() {
        if (contract != null) {
            throw new IllegalStateException(
                    "an object of contract " + contract.name() + " does not travel: call it instead of toHere()");
        }
        return openState();
    }

    private HandleState openState() {
        IllegalStateException closed = state.refusalOfUse(operations().shell().self());
        if (closed != null) {
            throw closed;
        }
        LossReason reason = state.loss().reason();
        if (reason != null) {
            throw gone(reason);
        }
        return state;
    }

    private ReferenceGoneException gone(LossReason reason) {
        return Outcomes.gone(reason, this + " was lost", ownerName(), id());
    }

    /** Never asks the network. */
    @Override
    public String toString() {
        return state.describe(operations().shell().self());
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(RRefJacksonModule.OUTSIDE_A_CALL);
    }
}

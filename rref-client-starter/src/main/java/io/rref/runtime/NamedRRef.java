package io.rref.runtime;

import io.rref.LossReason;
import io.rref.RRef;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.RRefType;
import io.rref.ReferenceGoneException;
import io.rref.Remote;
import io.rref.RemoteReferenceLost;
import io.rref.WorkerInfo;
import io.rref.codec.RRefJacksonModule;
import io.rref.holder.Outcome;
import io.rref.proxy.Contract;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A handle that is looked up by its name at first use, and again after its loss was told. It belongs to the application
 * context, which closes it. Serializable only in order to refuse it with a reason (C086).
 *
 * <p>Looking up does not block: uses are held back by the machine until the owner has answered. The lock is never held
 * while decisions are carried out, which may end at the lock of another reference.
 */
final class NamedRRef<T extends @Nullable Object> extends CallableRemote<T> implements RRef<T>, Serializable {

    private final transient NamedReference named;

    private final transient Contract contract;

    private final transient LossListener listener;

    private final transient ReentrantLock lock = new ReentrantLock();

    private final transient NameBinding<LookUp> binding;

    /** Used up, and kept until the next look-up so that uses that have just begun say what became of them. */
    private final transient List<HandleState> stale = new ArrayList<>();

    private transient CompletableFuture<LossReason> nextLoss = new CompletableFuture<>();

    private transient boolean released;

    NamedRRef(Operations operations, NamedReference named, LossListener listener) {
        super(operations, operations.settings().timeoutOf(named.contract()));
        this.named = named;
        this.contract = named.contract();
        this.listener = listener;
        this.binding = new NameBinding<>(named.recover());
    }

    /** The handle to use now, at once; a look-up starts if there is none. */
    HandleState openState() {
        return current().handle();
    }

    @Override
    Addressee addressee() {
        return new Addressee.ObjectBehind(openState());
    }

    private LookUp current() {
        LookUp started;
        List<HandleState> usedUp;
        lock.lock();
        try {
            refuseUseAfterEnd();
            LookUp bound = binding.handle();
            if (bound != null) {
                return bound;
            }
            started = operations().lookUp(named.target(), named.name(), contract.name());
            binding.bind(started);
            usedUp = takeStale();
        } finally {
            lock.unlock();
        }
        watch(started);
        started.sending().run();
        closeAll(usedUp);
        return started;
    }

    private void refuseUseAfterEnd() {
        if (released) {
            throw new IllegalStateException(this + " is closed: its application context has been closed");
        }
        LossReason loss = binding.tell();
        if (loss != null) {
            throw gone(loss);
        }
    }

    private ReferenceGoneException gone(LossReason reason) {
        String next = named.recover()
                ? " was lost; the next use looks it up again"
                : " was lost, and is not looked up again (recover = false)";
        return Outcomes.gone(reason, named + next, named.worker(), null);
    }

    private void watch(LookUp started) {
        started.handle().whenLossTold(reason -> told(started, reason));
        started.handle()
                .lost()
                .thenApply(reason -> lost(started, reason))
                .thenAcceptAsync(Runnable::run, operations().executor());
        started.answer().thenAccept(outcome -> answered(started, outcome));
    }

    private void answered(LookUp started, Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered)) {
            lock.lock();
            try {
                binding.failed(started);
                stale.add(started.handle());
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes the loss in; gives back what tells everybody, which may block. */
    private Runnable lost(LookUp started, LossReason reason) {
        CompletableFuture<LossReason> noticed;
        lock.lock();
        try {
            binding.lost(started, reason);
            stale.add(started.handle());
            noticed = nextLoss;
            nextLoss = new CompletableFuture<>();
        } finally {
            lock.unlock();
        }
        RemoteReferenceLost loss = new RemoteReferenceLost(named.name(), named.worker(), contract.type(), reason);
        return () -> {
            noticed.complete(reason);
            listener.lost(loss);
        };
    }

    private void told(LookUp started, LossReason reason) {
        lock.lock();
        try {
            binding.told(started, reason);
        } finally {
            lock.unlock();
        }
    }

    /** What the context does when it closes. */
    void release() {
        List<HandleState> usedUp;
        lock.lock();
        try {
            released = true;
            LookUp bound = binding.handle();
            if (bound != null) {
                stale.add(bound.handle());
            }
            usedUp = takeStale();
        } finally {
            lock.unlock();
        }
        closeAll(usedUp);
    }

    private List<HandleState> takeStale() {
        List<HandleState> taken = List.copyOf(stale);
        stale.clear();
        return taken;
    }

    private void closeAll(List<HandleState> handles) {
        handles.forEach(handle -> operations().closer().close(handle, named + " does not stand for it any more"));
    }

    private @Nullable LookUp bound() {
        lock.lock();
        try {
            return binding.handle();
        } finally {
            lock.unlock();
        }
    }

    private HeldRRef<T> held(LookUp lookUp) {
        return HeldRRef.lent(operations(), lookUp.handle(), named.type());
    }

    private HeldRRef<T> held() {
        return held(current());
    }

    /** Where the answer matters itself: the object's id is not known before. Blocks for it. */
    private HeldRRef<T> known(String what) {
        LookUp current = current();
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
        LookUp bound = bound();
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
        LookUp bound = bound();
        return bound != null && held(bound).confirmedByOwner();
    }

    @Override
    public RRefState state() {
        lock.lock();
        try {
            if (released) {
                return new RRefState(RRefState.Creation.KNOWN, RRefState.Access.CLOSED);
            }
            if (binding.loss() != null) {
                return new RRefState(RRefState.Creation.KNOWN, RRefState.Access.LOST);
            }
        } finally {
            lock.unlock();
        }
        LookUp bound = bound();
        return bound == null
                ? new RRefState(RRefState.Creation.PENDING, RRefState.Access.OPEN)
                : held(bound).state();
    }

    @Override
    public CompletableFuture<@Nullable Void> created() {
        return held().created();
    }

    @Override
    public CompletableFuture<LossReason> lost() {
        lock.lock();
        try {
            LossReason loss = binding.loss();
            return loss == null ? nextLoss.copy() : CompletableFuture.completedFuture(loss);
        } finally {
            lock.unlock();
        }
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
        if (!isOwner()) {
            return held().toHereAsync(own);
        }
        LookUp current = current();
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
        return held().typeAsync();
    }

    @Override
    public CompletableFuture<RRefType> typeAsync(Duration own) {
        return held().typeAsync(own);
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
        LookUp bound = bound();
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

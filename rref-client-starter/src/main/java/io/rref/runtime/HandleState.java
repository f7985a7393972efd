package io.rref.runtime;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.RRefState.Access;
import io.rref.RRefState.Creation;
import io.rref.RRefType;
import io.rref.holder.Outcome;
import io.rref.protocol.HolderId;
import io.rref.protocol.WireHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of one of its handles, apart from what people hold: so that a handle can be collected while its
 * state stands.
 */
final class HandleState {

    private final ForkId fork;

    private final boolean local;

    private final LossGate loss = new LossGate();

    private volatile WireHandle wire;

    private volatile @Nullable Consumer<LossReason> whenLossTold;

    private volatile @Nullable Runnable whenFailed;

    private volatile @Nullable Outcome failure;

    private volatile @Nullable RRefType type;

    private final AtomicReference<@Nullable CompletableFuture<RRefType>> typeQuestion = new AtomicReference<>();

    private volatile @Nullable Creation creationWhenClosed;

    private volatile @Nullable String closed;

    private volatile @Nullable Ownership ownership;

    private HandleState(WireHandle wire, boolean local) {
        this.wire = wire;
        this.fork = wire.fork();
        this.local = local;
    }

    static HandleState remote(WireHandle wire) {
        return new HandleState(wire, false);
    }

    static HandleState local(WireHandle wire) {
        return new HandleState(wire, true);
    }

    ForkId fork() {
        return fork;
    }

    RRefId rref() {
        return wire.rref();
    }

    WireHandle wire() {
        return wire;
    }

    boolean isLocal() {
        return local;
    }

    /** Completes when the loss has been told to everybody, after its last use. */
    CompletableFuture<LossReason> lost() {
        return loss.told();
    }

    LossGate loss() {
        return loss;
    }

    /** What to do when a use of this handle has failed because of its loss. */
    void whenLossTold(Consumer<LossReason> action) {
        whenLossTold = action;
    }

    /** Whether it stands for a name, so that its end is not its user's doing: only a look-up wants to know of a told loss. */
    boolean standsForAName() {
        return whenLossTold != null;
    }

    /** A use of this handle has failed because of its loss. */
    void lossTold(LossReason reason) {
        Consumer<LossReason> action = whenLossTold;
        if (action != null) {
            action.accept(reason);
        }
    }

    /** The owner told more of the handle: its incarnation, or the id that a name is bound to. */
    void learn(WireHandle now) {
        wire = now;
    }

    /** The owner told what kind of object it is, which never changes. */
    void learn(RRefType answer) {
        type = answer;
    }

    /** Somebody begins to ask for that, unless another question is being asked: returns the one that is. */
    CompletableFuture<RRefType> asksForType(CompletableFuture<RRefType> question) {
        CompletableFuture<RRefType> asked = typeQuestion.compareAndExchange(null, question);
        return asked == null ? question : asked;
    }

    /** The question has been answered, or will not be. */
    void askedForType(CompletableFuture<RRefType> question) {
        typeQuestion.compareAndSet(question, null);
    }

    @Nullable
    RRefType type() {
        return type;
    }

    /** What to do when the creation behind it, or the look-up of it, has failed. */
    void whenFailed(Runnable action) {
        whenFailed = action;
    }

    /** The creation failed. */
    void fail(Outcome cause) {
        failure = cause;
        Runnable action = whenFailed;
        if (action != null) {
            action.run();
        }
    }

    /** How far the creation was when the handle was closed: the machine forgets it then. */
    void remember(Creation creation) {
        creationWhenClosed = creation;
    }

    /** How far the creation is, as far as one knows without the machine. */
    Creation creationWithoutMachine() {
        Creation remembered = creationWhenClosed;
        if (remembered != null) {
            return remembered;
        }
        return failure == null ? Creation.KNOWN : Creation.FAILED;
    }

    /** The same, and whether it can be used. */
    RRefState stateWithoutMachine() {
        return new RRefState(creationWithoutMachine(), loss.reason() != null ? Access.LOST : Access.CLOSED);
    }

    /** It is its holder's own from now on. */
    void own(Ownership from) {
        ownership = from;
    }

    /** Null while somebody else closes it: it is lent, or belongs to an object. */
    @Nullable
    Ownership ownership() {
        return ownership;
    }

    /** Closes the gate; returns false if it was closed before. */
    synchronized boolean close(String because) {
        if (closed != null) {
            return false;
        }
        closed = because;
        return true;
    }

    /** What a use of it is told after it was closed; null while it is open. */
    @Nullable
    IllegalStateException refusalOfUse(HolderId self) {
        String because = closed;
        return because == null ? null : new IllegalStateException(describe(self) + " is closed: " + because);
    }

    /** The documented form (C076). */
    String describe(HolderId self) {
        return wire.isOwnedBy(self)
                ? "OwnerRRef(" + rref() + ")"
                : "UserRRef(RRefId = " + rref() + ", ForkId = " + fork + ")";
    }

    /** Why the handle is closed, or null while it is open. */
    @Nullable
    String closedBecause() {
        return closed;
    }
}

package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.RRefState;
import io.rref.RRefState.Access;
import io.rref.RRefState.Creation;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One handle of this process.
 *
 * <p>Creation: PENDING to KNOWN or READY or FAILED when its making action ends, KNOWN to READY or FAILED when the owner says
 * so. Access: open to lost or closing, for good.
 */
final class HandleRecord {

    private final boolean local;

    private final Set<HandleUser> users = new LinkedHashSet<>();

    private final Set<Operation> heldBack = new LinkedHashSet<>();

    private WireHandle wire;

    private Creation creation;

    private @Nullable OwnerLink link;

    private @Nullable Outcome failure;

    private @Nullable LossReason lost;

    private @Nullable LossTally losses;

    private boolean closing;

    private boolean lossUntold;

    private boolean renamed;

    private HandleRecord(WireHandle wire, boolean local, Creation creation) {
        this.wire = wire;
        this.local = local;
        this.creation = creation;
    }

    /** A handle whose making action has not ended. */
    static HandleRecord pending(String owner, RRefId rref, ForkId fork, String contract) {
        return new HandleRecord(
                new WireHandle(owner, WireHandle.NOT_YET_KNOWN, rref, fork, contract), false, Creation.PENDING);
    }

    /** A handle of this process to an object of its own, which may still be being made. */
    static HandleRecord local(WireHandle wire) {
        return new HandleRecord(wire, true, Creation.KNOWN);
    }

    /** A handle that its owner lists under the lease of this link. */
    static HandleRecord claimed(WireHandle wire, OwnerLink link) {
        HandleRecord record = new HandleRecord(wire, false, Creation.KNOWN);
        record.link = link;
        return record;
    }

    ForkId fork() {
        return wire.fork();
    }

    WireHandle wire() {
        return wire;
    }

    boolean isLocal() {
        return local;
    }

    Creation creation() {
        return creation;
    }

    /** The link under whose lease the owner lists it; null while it is not listed, and for a local handle. */
    @Nullable
    OwnerLink link() {
        return link;
    }

    Set<HandleUser> users() {
        return users;
    }

    /** Whether closing it takes effect later: what uses it or shares it is not settled yet. */
    boolean isNeeded() {
        return users.stream().anyMatch(user -> isParentFor(user) || isInFlightFor(user));
    }

    /** Forks for others are registered under this one: it stays until what carries them is settled. */
    private boolean isParentFor(HandleUser user) {
        return user.shares(this);
    }

    /** A request in flight holds what it makes, what it acts under, and what it carries to its own owner. */
    private boolean isInFlightFor(HandleUser user) {
        return !user.shares(this);
    }

    /** Where its object lives; known once it is not pending. */
    Target owner() {
        return new Target(wire.owner(), wire.incarnation());
    }

    /** The owner lists it, and says what its object is called. */
    void listed(OwnerLink by, RRefId rref, Creation reached) {
        link = by;
        renamed = !rref.equals(wire.rref());
        wire = new WireHandle(wire.owner(), by.incarnation(), rref, wire.fork(), wire.contract());
        creation = reached;
    }

    /** Whether its object is called otherwise than its maker said: a name that was bound already. */
    boolean isRenamed() {
        return renamed;
    }

    /** The object exists, as the owner says. */
    void ready() {
        if (creation == Creation.KNOWN) {
            creation = Creation.READY;
        }
    }

    /** Its creation failed; every use comes to this. */
    void failed(Outcome outcome) {
        creation = Creation.FAILED;
        failure = outcome;
    }

    @Nullable
    Outcome failure() {
        return failure;
    }

    /**
     * Where its loss counts, as long as it is listed. A request that is being called off may be told that its handle is gone when
     * nobody has the handle any more: null then.
     */
    void countLossIn(@Nullable LossTally tally) {
        losses = tally;
    }

    /** Closes its gate for good. Answers whether it was not closed yet. */
    boolean lose(LossReason reason) {
        boolean first = lost == null;
        if (first) {
            lost = reason;
            if (losses != null) {
                losses.lost(reason);
            }
        }
        return first;
    }

    /** Its calls are ending: the loss is told after the last one. */
    void oweLoss() {
        lossUntold = true;
    }

    @Nullable
    LossReason lost() {
        return lost;
    }

    /** Whether it is lost, nobody has been told, and no call acts under it any more. Answers yes once. */
    boolean lossIsDue() {
        boolean due = lossUntold && !closing && users.stream().noneMatch(this::isActedUnderBy);
        lossUntold &= !due;
        return due;
    }

    void close() {
        closing = true;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isPending() {
        return creation == Creation.PENDING;
    }

    /** The operation waits until the creation has ended. */
    void holdBack(Operation operation) {
        heldBack.add(operation);
    }

    void noLongerHoldsBack(Operation operation) {
        heldBack.remove(operation);
    }

    /** Those that have waited for the creation, in the order in which they came. */
    List<Operation> takeHeldBack() {
        List<Operation> taken = List.copyOf(heldBack);
        heldBack.clear();
        return taken;
    }

    RRefState state() {
        return new RRefState(creation, access());
    }

    private Access access() {
        if (closing) {
            return Access.CLOSED;
        }
        if (lost != null) {
            return Access.LOST;
        }
        OwnerLink at = link;
        return at == null || at.isUsable() ? Access.OPEN : Access.SUSPENDED;
    }

    /** What makes it: one operation while it is pending, none afterwards. */
    Stream<Operation> makers() {
        return users.stream()
                .filter(Operation.class::isInstance)
                .map(Operation.class::cast)
                .filter(operation -> operation.made() == this);
    }

    private boolean isActedUnderBy(HandleUser user) {
        return user instanceof Operation operation && operation.actsUnder(this);
    }
}

package io.rref.holder;

import io.rref.LossReason;
import io.rref.RRefState.Creation;
import io.rref.holder.Operation.Phase;
import io.rref.protocol.CreationStage;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.WireHandle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must be so before a request is sent: its handles listed, a lease at its owner, what it carries registered. In that order. */
final class Preparation {

    private final Moment moment;

    private final Leases leases;

    private final Sharing sharing;

    private final Operations operations;

    private final Dispatch dispatch;

    Preparation(Moment moment, Leases leases, Sharing sharing, Operations operations, Dispatch dispatch) {
        this.moment = moment;
        this.leases = leases;
        this.sharing = sharing;
        this.operations = operations;
        this.dispatch = dispatch;
    }

    /** Moves the operation on. Answers whether it may be sent now; else it waits, or has ended. */
    boolean isDone(Operation operation) {
        return handlesAllow(operation) && !isAnswered(operation) && leaseAllows(operation) && sharesAllow(operation);
    }

    /** Whether it asked for what the owner has said already, and so has ended: a ready object stays ready. */
    private boolean isAnswered(Operation operation) {
        HandleRecord acting = operation.acting();
        if (acting == null
                || acting.creation() != Creation.READY
                || !operation.request().asksForReady()) {
            return false;
        }
        operations.end(operation, Ending.of(Reply.Listed.at(acting.wire().rref(), CreationStage.READY)));
        return true;
    }

    /** Whether every handle that it needs is listed and not lost; else it has ended or is held back. */
    private boolean handlesAllow(Operation operation) {
        for (HandleRecord handle : operation.held()) {
            if (handle == operation.made()) {
                continue;
            }
            Ending obstacle = obstacleOf(handle, operation);
            if (obstacle != null) {
                operations.end(operation, obstacle);
                return false;
            }
            if (isHeldBackBy(handle)) {
                operation.phase(Phase.HELD_BACK);
                handle.holdBack(operation);
                return false;
            }
        }
        return true;
    }

    /** Its owner has not said that it knows it: an id that an owner does not know is gone, at once. */
    private static boolean isHeldBackBy(HandleRecord handle) {
        return handle.isPending();
    }

    /** Who asks for the creation's end is told its outcome; any other use has certainly not been made. */
    private static @Nullable Ending obstacleOf(HandleRecord handle, Operation operation) {
        LossReason reason = handle.lost();
        if (reason != null) {
            return Ending.gone(reason, "handle " + handle.fork() + " is lost");
        }
        Outcome failure = handle.creation() == Creation.FAILED ? handle.failure() : null;
        if (failure instanceof Outcome.Unknown unknown && !operation.request().asksForReady()) {
            return Ending.notExecuted(
                    ProblemType.HANDLE_REFUSED,
                    "the outcome of the RRef creation behind " + handle.fork() + " is unknown, so it cannot be used: "
                            + unknown.detail());
        }
        return failure == null ? null : new Ending(failure, Fate.NOT_RUN);
    }

    /** Whether there is a lease to send under; else it waits for one. */
    private boolean leaseAllows(Operation operation) {
        if (operation.phase() != Phase.REGISTERING) {
            correct(operation);
            chooseLink(operation);
        }
        OwnerLink link = operation.link();
        if (!link.isUsable()) {
            operation.phase(operation.phase() == Phase.REGISTERING ? Phase.REGISTERING : Phase.WAITING_FOR_LEASE);
            link.park(operation);
            return false;
        }
        return true;
    }

    private void chooseLink(Operation operation) {
        OwnerLink before = operation.chosenLink();
        if (operation.isLettingGo()) {
            return;
        }
        OwnerLink link = leases.linkFor(operation.target());
        if (link != before) {
            if (operation.number() != null) {
                dispatch.giveNumberBack(operation);
            }
            operation.link(link);
            link.attach(operation);
            if (before != null) {
                before.detach(operation, moment.now());
                leases.abandonIfUnused(before);
            }
        }
    }

    /**
     * Writes into the request what was learnt of its handles since it was encoded: while it was held back, or just before it
     * came, when the shell had not heard of it yet.
     */
    private void correct(Operation operation) {
        HandleRecord acting = operation.acting();
        boolean learnt = !operation.carried().isEmpty() || acting != null && acting.isRenamed();
        if (!(operation.phase() == Phase.NEW && learnt) && operation.phase() != Phase.HELD_BACK) {
            return;
        }
        List<CarriedHandle> carried = sharing.corrected(operation.carried());
        List<WireHandle> wires = carried.stream().map(CarriedHandle::wire).toList();
        Request corrected = operation
                .request()
                .corrected(
                        Optional.ofNullable(acting).map(handle -> handle.wire().rref()), wires);
        operation.correct(corrected, carried);
    }

    /** Whether every handle that it carries is registered at its owner; else that is under way, or has failed. */
    private boolean sharesAllow(Operation operation) {
        ShareGroup shares = operation.shares();
        if (shares != null) {
            return sharesStand(operation, shares);
        }
        if (operation.carried().stream().allMatch(CarriedHandle::travelsUnderSource)) {
            return true;
        }
        operation.phase(Phase.REGISTERING);
        sharing.registerFor(operation);
        return false;
    }

    private boolean sharesStand(Operation operation, ShareGroup shares) {
        OwnerLink link = operation.link();
        if (!shares.receiver().incarnation().equals(link.incarnation())) {
            String detail = "the handles among the arguments were registered for another start of " + link.worker();
            operations.end(operation, Ending.notExecuted(ProblemType.HANDLE_REFUSED, detail));
            return false;
        }
        operation.phase(Phase.REGISTERING);
        return shares.isComplete();
    }

    /** Certainly not executed, and nothing of it depends on what is lost: it may still be done within its deadline. */
    boolean goesOn(Operation operation, OwnerLink link, LinkLoss loss) {
        LossReason reason = loss.reason();
        if (!operation.phase().isUntold()
                || operation.phase() == Phase.READING
                || loss.mayHaveRun(operation.sendings(), moment.nowWithSleep())
                || operation.isLettingGo()) {
            return false;
        }
        if (operation.held().stream().anyMatch(handle -> handle.lost() != null)) {
            return false;
        }
        boolean ownerRemains = reason != LossReason.OWNER_LOST
                || operation.target().incarnation() == null
                || !operation.target().equals(link.target());
        return ownerRemains && (operation.shares() == null || reason != LossReason.OWNER_LOST);
    }
}

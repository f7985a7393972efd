package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.holder.HolderSnapshot;
import io.rref.holder.Outcome;
import java.util.HashSet;
import java.util.Set;

/**
 * Promise 4: when a handle is lost its gate closes first, then its calls end, then it is reported; nothing comes through it afterwards.
 */
final class LossChecker implements Checker {

    private static final String PROMISE = "promise 4, no ghost";

    private final Set<ForkId> lost = new HashSet<>();

    @Override
    public void handleLost(SimulatedProcess process, HeldHandle handle, LossReason reason) {
        if (!lost.add(handle.fork())) {
            throw new Violation(PROMISE, process + " loses " + handle + " twice");
        }
        if (reason == LossReason.REVOKED && !isRevoked(process.world().retirements(), handle)) {
            throw new Violation(PROMISE, process + " takes " + handle + " for revoked, which nobody has revoked");
        }
        requireClosedGate(process, handle.fork(), handle + " is reported as lost");
        for (Operation operation : process.holderSide().openOperations()) {
            if (operation.hasBegun() && handle.fork().equals(operation.errand().under())) {
                throw new Violation(PROMISE, handle + " is lost while " + operation + " is open");
            }
        }
    }

    @Override
    public void operationEnded(Operation operation, Outcome outcome) {
        ForkId under = operation.errand().under();
        if (under == null) {
            return;
        }
        if (lost.contains(under) && (outcome instanceof Outcome.Answered || outcome instanceof Outcome.Failed)) {
            throw new Violation(PROMISE, operation + " ended with " + outcome + " through a lost handle");
        }
        if (outcome instanceof Outcome.Gone && !operation.carries()) {
            requireClosedGate(operation.process(), under, operation + " has ended with " + outcome);
        }
    }

    /** The owner's own handle outlives the word, unless a call under it was refused for that. */
    private static boolean isRevoked(Retirements retirements, HeldHandle handle) {
        return handle.isLocal() ? retirements.isRevoked(handle.wire().rref()) : retirements.isRevoked(handle.fork());
    }

    /** Nothing can be sent any more under the own handles of a worker that has drained, and yet their objects are here. */
    private static void requireClosedGate(SimulatedProcess process, ForkId fork, String what) {
        boolean drained = process.world().retirements().hasDrained(process.id());
        for (HolderSnapshot.Handle handle : process.holderSide().snapshot().handles()) {
            boolean spared = drained && handle.local();
            if (handle.usable() && !spared && handle.wire().fork().equals(fork)) {
                throw new Violation(PROMISE, what + " while it may still be used: " + handle);
            }
        }
    }
}

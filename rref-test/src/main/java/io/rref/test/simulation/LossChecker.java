package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.holder.Outcome;
import java.util.HashSet;
import java.util.Set;

/** Promise 4: when a handle is lost its calls have ended, and nothing comes through it afterwards. */
final class LossChecker implements Checker {

    private static final String PROMISE = "promise 4, no ghost";

    private final Set<ForkId> lost = new HashSet<>();

    @Override
    public void handleLost(SimulatedProcess process, HeldHandle handle, LossReason reason) {
        if (!lost.add(handle.fork())) {
            throw new Violation(PROMISE, process + " loses " + handle + " twice");
        }
        if (reason == LossReason.REVOKED && !process.world().retirements().isRevoked(handle.fork())) {
            throw new Violation(PROMISE, process + " takes " + handle + " for revoked, which nobody has revoked");
        }
        for (Operation operation : process.holderSide().openOperations()) {
            if (handle.fork().equals(operation.errand().under())) {
                throw new Violation(PROMISE, handle + " is lost while " + operation + " is open");
            }
        }
    }

    @Override
    public void operationEnded(Operation operation, Outcome outcome) {
        ForkId under = operation.errand().under();
        if (under != null && lost.contains(under) && outcome instanceof Outcome.Answered) {
            throw new Violation(PROMISE, operation + " was answered through a lost handle");
        }
    }
}

package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.protocol.HolderId;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.WireHandle;
import java.util.HashMap;
import java.util.Map;

/** Promise 5: a share that arrived stays, whatever happens to its sender. */
final class ShareChecker implements Checker {

    private static final String PROMISE = "promise 5, a share that arrived stays";

    private final World world;

    private final Tenures tenures;

    private final Map<ForkId, Long> receivedAt = new HashMap<>();

    /** Until when who sent this code waits for it, in nanoseconds of the world. */
    private final Map<Long, Long> waitedForUntil = new HashMap<>();

    ShareChecker(World world, Tenures tenures) {
        this.world = world;
        this.tenures = tenures;
    }

    @Override
    public void handleReceived(SimulatedProcess process, HeldHandle handle) {
        receivedAt.put(handle.fork(), world.agenda().now());
    }

    @Override
    public void handleRefused(SimulatedProcess worker, WorkRun run, WireHandle handle, Problem problem) {
        if (run.hasRun()) {
            throw new Violation(PROMISE, run + " ran, but its " + handle + " was refused: " + problem);
        }
        HolderId owner = new HolderId(handle.owner(), handle.incarnation());
        if (problem.type() == ProblemType.REFERENCE_GONE
                && stillWaitedFor(run)
                && world.lives(owner)
                && !wasRetired(owner, handle)
                && tenures.unbroken(owner, worker, 0)) {
            throw new Violation(PROMISE, handle + " reached " + run + " in time and was refused: " + problem);
        }
    }

    private boolean wasRetired(HolderId owner, WireHandle handle) {
        return world.retirements().hasDrained(owner) || world.retirements().isRevoked(handle.rref());
    }

    /** By the sender's clock, not by what the worker makes of a message that was long under way. */
    private boolean stillWaitedFor(WorkRun run) {
        return world.agenda().now() < waitedForUntil.getOrDefault(run.code().id(), 0L);
    }

    @Override
    public void operationStarted(Operation operation) {
        UserCode code = operation.errand().code();
        if (code != null) {
            long until = operation.process().whenItShows(operation.errand().deadline());
            waitedForUntil.put(code.id(), until);
        }
    }

    @Override
    public void handleLost(SimulatedProcess process, HeldHandle handle, LossReason reason) {
        Long since = receivedAt.get(handle.fork());
        WireHandle wire = handle.wire();
        if (since == null) {
            return;
        }
        HolderId owner = new HolderId(wire.owner(), wire.incarnation());
        if (world.lives(owner) && !wasRetired(owner, wire) && tenures.unbroken(owner, process, since)) {
            throw new Violation(PROMISE, process + " lost " + handle + " (" + reason + ") under an unbroken lease");
        }
    }
}

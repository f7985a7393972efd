package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.holder.OperationId;
import io.rref.holder.Outcome;
import java.util.HashSet;
import java.util.Set;

/** Promise 7, for handles: nobody who holds one under an unbroken lease is told that it is gone, as long as all owners live. */
final class GoneChecker implements Checker {

    private final World world;

    private final Tenures tenures;

    private final Set<Use> underOpenHandles = new HashSet<>();

    GoneChecker(World world, Tenures tenures) {
        this.world = world;
        this.tenures = tenures;
    }

    private record Use(SimulatedProcess process, OperationId operation) {}

    @Override
    public void operationStarted(Operation operation) {
        ForkId under = operation.errand().under();
        if (under == null || operation.process().holderSide().holds(under)) {
            underOpenHandles.add(new Use(operation.process(), operation.id()));
        }
    }

    @Override
    public void operationEnded(Operation operation, Outcome outcome) {
        if (outcome instanceof Outcome.Gone gone
                && underOpenHandles.contains(new Use(operation.process(), operation.id()))
                && tenures.allUnbroken(operation.process())
                && everyWorkerLives()
                && !world.retirements().concern(operation.process().id())
                && !world.retirements().hasAnyoneDrained()) {
            throw new Violation(
                    "promise 7, say what you know", operation + " was told " + gone + " under a good handle");
        }
    }

    private boolean everyWorkerLives() {
        return world.everyProcess().stream().allMatch(process -> process.isAlive() || !process.isWorker());
    }
}

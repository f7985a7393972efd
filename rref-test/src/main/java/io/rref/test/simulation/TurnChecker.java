package io.rref.test.simulation;

import io.rref.RRefId;
import io.rref.owner.Work;
import io.rref.protocol.HolderId;
import java.util.HashMap;
import java.util.Map;

/**
 * Serial objects: never two calls at once, those of one holder in the order in which they were made, and none that starts after its
 * deadline.
 */
final class TurnChecker implements Checker {

    private static final String PROMISE = "serial objects, one call at a time and in order";

    private final Map<Long, Operation> operations = new HashMap<>();

    private final Map<Caller, Operation> latest = new HashMap<>();

    private record Caller(HolderId holder, RRefId object) {}

    @Override
    public void operationStarted(Operation operation) {
        UserCode code = operation.errand().code();
        if (code != null) {
            operations.put(code.id(), operation);
        }
    }

    @Override
    public void workOrdered(SimulatedProcess worker, Work work) {
        if (isSerialCall(worker, work) && worker.ownerNow().hasReached(work.deadline())) {
            throw new Violation(PROMISE, worker + " starts a call after its deadline: " + work);
        }
    }

    @Override
    public void userCodeStarted(SimulatedProcess worker, WorkRun run) {
        if (run.work() instanceof Work.RunCall call && isSerialCall(worker, call)) {
            worker.world().census().count("call on a serial object");
            checkAlone(worker, run, call.rref());
            checkOrder(run, call.rref());
        }
    }

    private static boolean isSerialCall(SimulatedProcess worker, Work work) {
        if (!(work instanceof Work.RunCall call)) {
            return false;
        }
        SimulatedObject object = worker.ownerSide().object(call.rref());
        return object != null && object.serial();
    }

    private static void checkAlone(SimulatedProcess worker, WorkRun run, RRefId object) {
        for (WorkRun other : worker.ownerSide().running()) {
            boolean call = other.work() instanceof Work.RunCall && other.hasRun();
            if (call && other != run && object.equals(other.runsOn())) {
                throw new Violation(PROMISE, run + " and " + other + " run at once on " + object);
            }
        }
    }

    /** A name may turn out to be an object that its caller knows by another handle: of such calls nobody knew. */
    private void checkOrder(WorkRun run, RRefId object) {
        Operation operation = operations.get(run.code().id());
        if (operation == null || !object.equals(operation.errand().on())) {
            return;
        }
        Caller caller = new Caller(operation.process().id(), object);
        Operation before = latest.put(caller, operation);
        if (before != null && before.id().value() > operation.id().value()) {
            throw new Violation(
                    PROMISE, operation + " starts after " + before + ", which was made later, on " + object);
        }
    }
}

package io.rref.test.simulation;

import io.rref.RRefId;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Promise 3, for work: past its deadline it is asked to stop, soon after nobody but itself holds what it makes. */
final class IdleWorkChecker implements Checker {

    private static final int ONE_EVENT_IN = 16;

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Map<RRefId, MonotonicTime> unheldSince = new HashMap<>();

    private int events;

    @Override
    public void eventHandled(SimulatedProcess process) {
        if (++events % ONE_EVENT_IN != 0 || !process.isWorker() || !process.isRunning()) {
            return;
        }
        for (WorkRun run : process.ownerSide().running()) {
            if (run.makes() != null && run.code().isEndless() && !run.isAskedToStop()) {
                check(process, run, run.makes());
            }
        }
    }

    private void check(SimulatedProcess worker, WorkRun run, RRefId made) {
        MonotonicTime now = worker.ownerNow();
        if (isHeld(worker, made)) {
            unheldSince.remove(made);
            return;
        }
        MonotonicTime since = unheldSince.computeIfAbsent(made, any -> now);
        if (now.hasReached(since.plus(SOON))
                && now.hasReached(run.work().deadline().plus(SOON))) {
            throw new Violation("promise 3, no leak", run + " goes on, and nobody holds what it makes");
        }
    }

    private static boolean isHeld(SimulatedProcess worker, RRefId made) {
        return worker.ownerSide().snapshot().entries().stream()
                .filter(entry -> entry.rref().equals(made))
                .anyMatch(IdleWorkChecker::isHeld);
    }

    private static boolean isHeld(OwnerSnapshot.Entry entry) {
        boolean apartFromWork = !entry.forks().isEmpty()
                || !entry.localHandles().isEmpty()
                || !entry.names().isEmpty();
        return apartFromWork || entry.runningWork() > 1;
    }
}

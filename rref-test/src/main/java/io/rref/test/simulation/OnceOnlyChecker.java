package io.rref.test.simulation;

import io.rref.RRefId;
import io.rref.owner.Work;
import io.rref.protocol.Action;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.RequestNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Promise 2: what one number asks for runs at most once. */
final class OnceOnlyChecker implements Checker {

    private static final String PROMISE = "promise 2, once only";

    private final Map<Numbered, Action> actions = new HashMap<>();

    private final Map<Reading, Integer> readsAllowed = new HashMap<>();

    private final Set<Long> ran = new HashSet<>();

    /** Tokens are random, so that one stands for its owner as well. */
    private record Numbered(LeaseToken lease, RequestNumber number) {}

    private record Reading(HolderId worker, HolderId caller, RRefId rref) {}

    @Override
    public void messageArrived(SimulatedProcess worker, SimulatedProcess sender, Message message) {
        if (message instanceof Message.Numbered numbered) {
            Numbered number = new Numbered(numbered.lease(), numbered.number());
            Action before = actions.putIfAbsent(number, numbered.action());
            if (before != null && !before.equals(numbered.action())) {
                throw new Violation(
                        PROMISE, sender + " uses number " + numbered.number() + " for " + before + " and " + message);
            }
            if (before == null && numbered.action() instanceof Action.Fetch fetch) {
                allowRead(worker, sender, fetch.rref());
            }
        }
        if (message instanceof Message.Read read) {
            allowRead(worker, sender, read.query().rref());
        }
    }

    private void allowRead(SimulatedProcess worker, SimulatedProcess sender, RRefId rref) {
        readsAllowed.merge(new Reading(worker.id(), sender.id(), rref), 1, Integer::sum);
    }

    @Override
    public void workOrdered(SimulatedProcess worker, Work work) {
        if (work instanceof Work.ReadValue read) {
            Reading key = new Reading(worker.id(), read.caller(), read.rref());
            if (readsAllowed.merge(key, -1, Integer::sum) < 0) {
                throw new Violation(PROMISE, worker + " reads more often than it was asked to: " + read);
            }
        }
    }

    @Override
    public void userCodeStarted(SimulatedProcess worker, WorkRun run) {
        long code = run.code().id();
        if (code != 0 && !ran.add(code)) {
            throw new Violation(PROMISE, "user code " + code + " starts again, as " + run);
        }
    }
}

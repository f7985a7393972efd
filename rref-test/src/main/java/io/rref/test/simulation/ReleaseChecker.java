package io.rref.test.simulation;

import io.rref.RRefId;
import io.rref.holder.HolderSnapshot;
import io.rref.protocol.Action;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Promise 1: nothing runs on a released object, and no object is released while somebody needs it. */
final class ReleaseChecker implements Checker {

    private static final String PROMISE = "promise 1, no use after free";

    private final World world;

    private final Set<RRefId> released = new HashSet<>();

    private final Map<String, RRefId> named = new HashMap<>();

    private final Set<Answered> answered = new HashSet<>();

    private record Answered(LeaseToken lease, RequestNumber number) {}

    ReleaseChecker(World world) {
        this.world = world;
    }

    @Override
    public void userCodeStarted(SimulatedProcess worker, WorkRun run) {
        RRefId object = run.runsOn();
        if (object != null && worker.ownerSide().object(object) == null) {
            throw new Violation(PROMISE, run + " runs on " + object + ", which does not live there");
        }
    }

    @Override
    public void answered(SimulatedProcess worker, SimulatedProcess receiver, Message message, Reply reply) {
        if (message instanceof Message.Numbered numbered && isFirstAnswer(numbered)) {
            noteName(worker, numbered.action(), reply);
        }
    }

    /** A repeated request gets the old answer, which says nothing of the name any more. */
    private boolean isFirstAnswer(Message.Numbered message) {
        return answered.add(new Answered(message.lease(), message.number()));
    }

    /** A name counts from the first answer that tells it until the answer that ends it, unless its object failed. */
    private void noteName(SimulatedProcess worker, Action action, Reply reply) {
        if (action instanceof Action.Publish publish
                && reply instanceof Reply.Listed listed
                && worker.ownerSide().object(listed.rref()) != null) {
            named.put(worker.id().value() + "/" + publish.name(), listed.rref());
        }
        if (action instanceof Action.Unname unname && reply instanceof Reply.Done) {
            named.remove(worker.id().value() + "/" + unname.name());
        }
    }

    @Override
    public void objectReleased(SimulatedProcess worker, RRefId rref) {
        if (!released.add(rref)) {
            throw new Violation(PROMISE, rref + " is released twice at " + worker);
        }
        checkNoWork(worker, rref);
        if (worker.ownerSide().isHeldLocally(rref)) {
            throw new Violation(PROMISE, rref + " is released at " + worker + " under a local handle");
        }
        if (world.retirements().isRevoked(rref) || world.retirements().hasDrained(worker.id())) {
            return;
        }
        if (named.containsValue(rref)) {
            throw new Violation(PROMISE, rref + " is released at " + worker + " although a name holds it");
        }
        for (SimulatedProcess holder : world.living()) {
            checkNotUsable(worker, rref, holder);
        }
    }

    private static void checkNoWork(SimulatedProcess worker, RRefId rref) {
        for (WorkRun run : worker.ownerSide().running()) {
            if (rref.equals(run.runsOn()) || rref.equals(run.makes())) {
                throw new Violation(PROMISE, rref + " is released while " + run + " runs on it");
            }
        }
    }

    /** A paused process uses nothing; what its machine still says does not count. */
    private static void checkNotUsable(SimulatedProcess worker, RRefId rref, SimulatedProcess holder) {
        if (!holder.isRunning()) {
            return;
        }
        for (HolderSnapshot.Handle handle : holder.holderSide().snapshot().handles()) {
            if (handle.usable() && handle.wire().rref().equals(rref)) {
                throw new Violation(
                        PROMISE, rref + " is released at " + worker + " while " + holder + " may use " + handle);
            }
        }
    }
}

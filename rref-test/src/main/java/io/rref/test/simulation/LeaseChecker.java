package io.rref.test.simulation;

import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.MonotonicTime;
import java.util.HashMap;
import java.util.Map;

/** Promise 3, for holders that die: a lease ends in its time after the last request, and an old renewal changes nothing. */
final class LeaseChecker implements Checker {

    /** A lease that stands too long does so for a while. */
    private static final int ONE_EVENT_IN = 8;

    private final World world;

    private int events;

    /** When an owner has last heard something new of a holder, on the owner's clock. */
    private final Map<Pair, MonotonicTime> heard = new HashMap<>();

    private final Map<LeaseToken, Long> sequences = new HashMap<>();

    LeaseChecker(World world) {
        this.world = world;
    }

    private record Pair(HolderId owner, HolderId holder) {}

    @Override
    public void messageArrived(SimulatedProcess worker, SimulatedProcess sender, Message message) {
        if (isSignOfLife(message)) {
            heard.put(new Pair(worker.id(), sender.id()), worker.ownerNow());
        }
    }

    /** Every request prolongs its lease, but a renewal that is not new. */
    private boolean isSignOfLife(Message message) {
        if (message instanceof Message.RenewLease renewal) {
            return isNewest(renewal);
        }
        return !(message instanceof Message.EndLease);
    }

    private boolean isNewest(Message.RenewLease renewal) {
        long before = sequences.getOrDefault(renewal.lease(), 0L);
        sequences.put(renewal.lease(), Math.max(before, renewal.sequence()));
        return renewal.sequence() > before;
    }

    @Override
    public void eventHandled(SimulatedProcess process) {
        if (++events % ONE_EVENT_IN != 0 || !process.isWorker()) {
            return;
        }
        for (OwnerSnapshot.Lease lease : process.ownerSide().snapshot().leases()) {
            MonotonicTime last = heard.get(new Pair(process.id(), lease.holder()));
            if (last == null || last.plus(world.terms().untilOwnerEnds()).isBefore(lease.endsAt())) {
                throw new Violation("promise 3, no leak", process + " lets a lease stand too long: " + lease);
            }
        }
    }
}

package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.holder.HolderSnapshot;
import io.rref.owner.OwnerSnapshot;
import java.util.List;

/**
 * Promise 3, for holders that live: an owner lists no fork as LIVE for a holder that does not know of it and has nothing open
 * there. Its lease would not help: it is renewed.
 */
final class ForgottenForkChecker implements Checker {

    private static final int ONE_EVENT_IN = 16;

    private final World world;

    private int events;

    ForgottenForkChecker(World world) {
        this.world = world;
    }

    @Override
    public void eventHandled(SimulatedProcess process) {
        if (++events % ONE_EVENT_IN != 0 || !process.isWorker() || !process.isRunning()) {
            return;
        }
        OwnerSnapshot owner = process.ownerSide().snapshot();
        for (OwnerSnapshot.Lease lease : owner.leases()) {
            SimulatedProcess holder = world.livingNamed(lease.holder().name());
            if (holder != null && holder.isRunning() && holder.id().equals(lease.holder())) {
                check(process, owner.entries(), lease, holder);
            }
        }
    }

    private static void check(
            SimulatedProcess owner,
            List<OwnerSnapshot.Entry> entries,
            OwnerSnapshot.Lease lease,
            SimulatedProcess holder) {
        HolderSnapshot knows = holder.holderSide().snapshot();
        if (!hasNothingOpen(knows, owner, lease)) {
            return;
        }
        for (OwnerSnapshot.Entry entry : entries) {
            for (OwnerSnapshot.Fork fork : entry.forks()) {
                if (fork.live() && fork.holder().equals(holder.id()) && !knows(knows, fork.id())) {
                    throw new Violation(
                            "promise 3, no leak", owner + " lists " + fork + ", of which " + holder + " does not know");
                }
            }
        }
    }

    /** In the session that the owner has. What waits for a suspended lease hangs on none yet. */
    private static boolean hasNothingOpen(HolderSnapshot knows, SimulatedProcess owner, OwnerSnapshot.Lease lease) {
        List<HolderSnapshot.Lease> there = knows.leases().stream()
                .filter(each -> each.worker().equals(owner.id().name()))
                .toList();
        return there.size() == 1
                && there.get(0).session() == lease.session()
                && !there.get(0).lapsed()
                && there.get(0).openOperations() == 0;
    }

    private static boolean knows(HolderSnapshot holder, ForkId fork) {
        return holder.handles().stream().anyMatch(handle -> handle.wire().fork().equals(fork));
    }
}

package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.holder.HolderSnapshot;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Promise 1 again, from the other side: a handle that its holder calls usable is listed by its owner as LIVE. */
final class ListingChecker implements Checker {

    private static final int ONE_EVENT_IN = 16;

    private final World world;

    private int events;

    ListingChecker(World world) {
        this.world = world;
    }

    @Override
    public void eventHandled(SimulatedProcess process) {
        if (++events % ONE_EVENT_IN != 0) {
            return;
        }
        Map<HolderId, Set<ForkId>> listed = new HashMap<>();
        for (SimulatedProcess worker : world.livingWorkers()) {
            listed.put(worker.id(), listedAt(worker));
        }
        for (SimulatedProcess holder : world.living()) {
            if (holder.isRunning()) {
                checkListed(holder, listed);
            }
        }
    }

    private static Set<ForkId> listedAt(SimulatedProcess worker) {
        Set<ForkId> listed = new HashSet<>();
        for (OwnerSnapshot.Entry entry : worker.ownerSide().snapshot().entries()) {
            listed.addAll(entry.localHandles());
            for (OwnerSnapshot.Fork fork : entry.forks()) {
                if (fork.live()) {
                    listed.add(fork.id());
                }
            }
        }
        return listed;
    }

    private void checkListed(SimulatedProcess holder, Map<HolderId, Set<ForkId>> listed) {
        for (HolderSnapshot.Handle handle : holder.holderSide().snapshot().handles()) {
            HolderId owner = new HolderId(handle.wire().owner(), handle.wire().incarnation());
            Set<ForkId> there = listed.get(owner);
            if (handle.usable()
                    && there != null
                    && !world.retirements().hasDrained(owner)
                    && !world.retirements().isRevoked(handle.wire().fork())
                    && !there.contains(handle.wire().fork())) {
                throw new Violation(
                        "promise 1, no use after free",
                        holder + " may use " + handle + ", which its owner does not list");
            }
        }
    }
}

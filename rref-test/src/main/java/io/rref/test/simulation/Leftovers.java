package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.holder.HolderSnapshot;
import io.rref.owner.OwnerSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Promise 3: what is left when everything has been closed and time has passed. Named objects, and what they hold, may be. */
final class Leftovers {

    private final World world;

    private final List<Supplier<String>> found = new ArrayList<>();

    private Leftovers(World world) {
        this.world = world;
    }

    /** One line for each thing that should be gone; none if the world has converged. */
    static List<String> in(World world) {
        Leftovers leftovers = new Leftovers(world);
        leftovers.look();
        return leftovers.found.stream().map(Supplier::get).toList();
    }

    /** Whether the world has converged. */
    static boolean areNoneIn(World world) {
        Leftovers leftovers = new Leftovers(world);
        leftovers.look();
        return leftovers.found.isEmpty();
    }

    private void look() {
        Set<ForkId> allowed = heldByObjectsThatStay();
        for (SimulatedProcess process : world.living()) {
            lookAtHolder(process, allowed);
            if (process.isWorker()) {
                lookAtOwner(process, allowed);
            }
        }
    }

    /** The handles that belong to objects which only names hold, and so on through what those hold. */
    private Set<ForkId> heldByObjectsThatStay() {
        Set<ForkId> allowed = new HashSet<>();
        int before = -1;
        while (before != allowed.size()) {
            before = allowed.size();
            for (SimulatedProcess worker : world.livingWorkers()) {
                for (OwnerSnapshot.Entry entry : worker.ownerSide().snapshot().entries()) {
                    if (mayStay(entry, allowed)) {
                        allowed.addAll(heldBy(worker, entry.rref()));
                    }
                }
            }
        }
        return allowed;
    }

    private static boolean mayStay(OwnerSnapshot.Entry entry, Set<ForkId> allowed) {
        boolean held = !entry.names().isEmpty()
                || !entry.forks().isEmpty()
                || !entry.localHandles().isEmpty();
        return held
                && entry.runningWork() == 0
                && allowed.containsAll(entry.localHandles())
                && entry.forks().stream().allMatch(fork -> fork.live() && allowed.contains(fork.id()));
    }

    private static List<ForkId> heldBy(SimulatedProcess worker, RRefId rref) {
        SimulatedObject object = worker.ownerSide().object(rref);
        return object == null
                ? List.of()
                : object.handles().stream().map(HeldHandle::fork).toList();
    }

    private void lookAtHolder(SimulatedProcess process, Set<ForkId> allowed) {
        HolderSnapshot snapshot = process.holderSide().snapshot();
        for (HolderSnapshot.Handle handle : snapshot.handles()) {
            if (!allowed.contains(handle.wire().fork())) {
                found.add(() -> process + " still holds " + handle);
            }
        }
        for (Operation operation : process.holderSide().openOperations()) {
            found.add(() -> operation + " is still open");
        }
        if (snapshot.openOperations() != 0) {
            found.add(() -> process + " still has " + snapshot.openOperations() + " open operations");
        }
        for (HolderSnapshot.Lease lease : snapshot.leases()) {
            if (lease.openNumbers() != 0) {
                found.add(() -> process + " still has open numbers: " + lease);
            }
        }
    }

    private void lookAtOwner(SimulatedProcess worker, Set<ForkId> allowed) {
        Set<RRefId> listed = new HashSet<>();
        for (OwnerSnapshot.Entry entry : worker.ownerSide().snapshot().entries()) {
            listed.add(entry.rref());
            if (!mayStay(entry, allowed)) {
                found.add(() -> worker + " still lists " + entry);
            }
        }
        for (SimulatedObject object : worker.ownerSide().objects()) {
            if (!listed.contains(object.rref())) {
                found.add(() -> worker + " forgot to release " + object);
            }
        }
        for (WorkRun run : worker.ownerSide().running()) {
            found.add(() -> run + " still runs");
        }
        for (OwnerSnapshot.Lease lease : worker.ownerSide().snapshot().leases()) {
            if (lease.openRequests() != 0) {
                found.add(() -> worker + " still keeps outcomes: " + lease);
            }
        }
    }
}

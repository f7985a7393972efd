package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.owner.OwnerSnapshot;
import io.rref.protocol.HolderId;
import java.util.HashSet;
import java.util.Set;

/** What was ended on purpose: objects by an operator, owners by their own stop. No promise is broken by what follows from it. */
final class Retirements {

    private final Set<RRefId> objects = new HashSet<>();

    private final Set<ForkId> forks = new HashSet<>();

    private final Set<HolderId> holders = new HashSet<>();

    private final Set<HolderId> owners = new HashSet<>();

    /** An operator is about to end this object, also for calls that wait under handles of the owner's own. */
    void revoke(OwnerSnapshot.Entry entry, HolderId owner) {
        objects.add(entry.rref());
        holders.add(owner);
        for (OwnerSnapshot.Fork fork : entry.forks()) {
            forks.add(fork.id());
            holders.add(fork.holder());
            if (fork.sponsor() != null) {
                holders.add(fork.sponsor());
            }
        }
    }

    boolean isRevoked(RRefId rref) {
        return objects.contains(rref);
    }

    boolean isRevoked(ForkId fork) {
        return forks.contains(fork);
    }

    /** Whether this process has lost anything by an operator's word, or was about to get it. */
    boolean concern(HolderId holder) {
        return holders.contains(holder);
    }

    /** This owner is about to stop in order. */
    void drain(HolderId owner) {
        owners.add(owner);
    }

    boolean hasDrained(HolderId owner) {
        return owners.contains(owner);
    }

    boolean hasAnyoneDrained() {
        return !owners.isEmpty();
    }
}

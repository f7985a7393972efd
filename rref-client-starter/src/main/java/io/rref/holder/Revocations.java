package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.protocol.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Loses handles one by one, most of them since an operator has ended their object: first their gates close, then their calls end, then it is told. */
final class Revocations {

    private final HandleTable table;

    private final HandleLife handles;

    private final Aftermath aftermath;

    Revocations(HandleTable table, HandleLife handles, Aftermath aftermath) {
        this.table = table;
        this.handles = handles;
        this.aftermath = aftermath;
    }

    void revoked(OwnerLink link, List<ForkId> forks) {
        remember(link, lose(link, forks, LossReason.REVOKED));
    }

    /** Loses those that are here; gives back the others. */
    Set<ForkId> lose(OwnerLink link, List<ForkId> forks, LossReason reason) {
        List<HandleRecord> lost = new ArrayList<>();
        Set<ForkId> unlisted = new LinkedHashSet<>();
        for (ForkId fork : forks) {
            HandleRecord handle = table.get(fork);
            if (handle == null) {
                unlisted.add(fork);
            } else if (link.lose(handle, reason)) {
                lost.add(handle);
            }
        }
        lost.forEach(handle -> endCalls(handle, reason));
        lost.forEach(handles::announceLoss);
        return unlisted;
    }

    /** Those that are being claimed right now; of the others nothing is left here. */
    private static void remember(OwnerLink link, Set<ForkId> unlisted) {
        if (unlisted.isEmpty()) {
            return;
        }
        Set<ForkId> claimed = new LinkedHashSet<>();
        for (Operation operation : link.operations()) {
            if (operation.request() instanceof Request.Act act && act.action() instanceof Action.Claim claim) {
                claimed.add(claim.fork());
            }
        }
        link.revokedEarly().addAll(unlisted);
        link.revokedEarly().retainAll(claimed);
    }

    private void endCalls(HandleRecord handle, LossReason reason) {
        for (HandleUser user : List.copyOf(handle.users())) {
            if (user instanceof Operation operation && operation.actsUnder(handle)) {
                aftermath.handleLost(operation, reason);
            }
        }
    }
}

package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes up for a defect: the owner lists other forks than this process has there. What nobody here has is released, what the owner
 * does not list is lost. Only where nothing has begun since the two were compared, else a fork on its way would be taken for one.
 */
final class Reconciliation {

    private final Moment moment;

    private final HandleTable table;

    private final Revocations revocations;

    private final Consumer<Operation> launcher;

    Reconciliation(Moment moment, HandleTable table, Revocations revocations, Consumer<Operation> launcher) {
        this.moment = moment;
        this.table = table;
        this.revocations = revocations;
        this.launcher = launcher;
    }

    void listed(OwnerLink link, Notice.Listing page) {
        if (!link.hasNothingBegunSince(page.below())) {
            link.listedPages().clear();
        } else if (link.listedPages().add(page) && page.last()) {
            reconcile(link, link.listedPages().take());
        }
    }

    private void reconcile(OwnerLink link, Map<ForkId, RRefId> listed) {
        List<ForkId> unlisted = link.handles().stream()
                .filter(handle -> handle.lost() == null && !listed.containsKey(handle.fork()))
                .map(HandleRecord::fork)
                .toList();
        List<Action> releases = new ArrayList<>();
        listed.forEach((fork, rref) -> {
            if (isUnknown(fork)) {
                releases.add(new Action.Release(rref, fork));
            }
        });
        revocations.lose(link, unlisted, LossReason.RELEASED);
        releases.forEach(release -> launcher.accept(Operation.lettingGo(new Request.Act(release), link)));
        moment.decide(
                new HolderDecision.ForksDiffered(link.worker(), link.incarnation(), releases.size(), unlisted.size()));
    }

    private boolean isUnknown(ForkId fork) {
        HandleRecord handle = table.get(fork);
        return handle == null || handle.lost() != null;
    }
}

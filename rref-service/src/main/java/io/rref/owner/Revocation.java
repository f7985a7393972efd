package io.rref.owner;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.protocol.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends objects by an operator's word. Nobody may use them any more: their forks and names go, claimed or not, work on them is
 * asked to stop, and the holders are told. What this very process holds, work that goes on and handles of its own, keeps an
 * object from being released until it lets go.
 */
final class Revocation {

    private final Tables tables;

    Revocation(Tables tables) {
        this.tables = tables;
    }

    void object(RRefId rref, Step step) {
        revoke(tables.references().require(rref), step);
    }

    /** What the name stands for. A name that the worker declares is free then, and its object is made anew at the next use. */
    void name(String name, Step step) {
        Names.Binding binding = tables.names().bound().get(name);
        if (binding != null) {
            revoke(binding.entry(), step);
        } else if (!tables.names().isDeclared(name)) {
            throw tables.names().unknown(name);
        }
    }

    private void revoke(Entry entry, Step step) {
        entry.revoke();
        tables.names().unbindAll(entry);
        Map<Lease, List<ForkId>> told = takeForks(entry);
        stopWork(entry, step);
        told.forEach((lease, forks) -> {
            lease.notices().revoked(forks);
            tables.renewals().speak(lease, step);
        });
        tables.references().releaseIfUnheld(entry, LossReason.REVOKED, step);
    }

    /** Those that are LIVE by their leases: whoever has not claimed one learns it by the claim. */
    private Map<Lease, List<ForkId>> takeForks(Entry entry) {
        Map<Lease, List<ForkId>> live = new LinkedHashMap<>();
        for (Fork fork : List.copyOf(entry.holds().forks())) {
            Lease lease = fork.countsAgainst();
            if (fork.isLive() && lease != null) {
                live.computeIfAbsent(lease, any -> new ArrayList<>()).add(fork.id());
            }
            tables.references().detach(fork);
        }
        return live;
    }

    /** The latest first: one that is given up must not start because an earlier one is. */
    private void stopWork(Entry entry, Step step) {
        Problem gone = Problems.referenceGone(entry.rref(), LossReason.REVOKED);
        List<Job> jobs = new ArrayList<>(entry.holds().jobs());
        for (int i = jobs.size() - 1; i >= 0; i--) {
            Job job = jobs.get(i);
            if (!job.isOver()) {
                tables.works().stop(job, gone, step);
            }
        }
    }
}

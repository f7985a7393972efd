package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies what the tables know. */
final class Snapshots {

    private Snapshots() {}

    static OwnerSnapshot of(Tables tables) {
        return new OwnerSnapshot(
                tables.references().all().stream().map(Snapshots::entry).toList(),
                tables.leases().all().stream().map(Snapshots::lease).toList());
    }

    private static OwnerSnapshot.Entry entry(Entry entry) {
        Holds holds = entry.holds();
        return new OwnerSnapshot.Entry(
                entry.rref(),
                entry.contract(),
                entry.stage(),
                entry.since(),
                holds.forks().stream()
                        .filter(fork -> !fork.isDead())
                        .map(Snapshots::fork)
                        .toList(),
                List.copyOf(holds.locals()),
                holds.jobs().size(),
                List.copyOf(holds.names()));
    }

    private static OwnerSnapshot.Fork fork(Fork fork) {
        return new OwnerSnapshot.Fork(fork.id(), fork.isLive(), fork.holder(), fork.since(), sponsor(fork));
    }

    private static @Nullable HolderId sponsor(Fork fork) {
        Lease counts = fork.countsAgainst();
        if (counts == null || counts.isEnded()) {
            return null;
        }
        return fork.isLive() || fork.runsOut() != null ? null : counts.holder();
    }

    private static OwnerSnapshot.Lease lease(Lease lease) {
        Agenda.Appointment end = lease.end();
        return new OwnerSnapshot.Lease(
                lease.holder(),
                lease.session(),
                end == null ? MonotonicTime.NEVER : end.at(),
                lease.forks().size(),
                lease.window().size());
    }
}

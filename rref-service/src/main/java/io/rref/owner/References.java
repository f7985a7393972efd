package io.rref.owner;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.RRefId;
import io.rref.protocol.Action;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.NewReference;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects by id, the forks and local handles on them, and the one place where an object is released. */
final class References {

    private final HolderId self;

    private final Agenda agenda;

    private final Tombstones tombstones;

    private final Duration longestPending;

    private final Tally tally;

    private final Map<RRefId, Entry> entries = new LinkedHashMap<>();

    References(HolderId self, Agenda agenda, Tombstones tombstones, Duration longestPending, Tally tally) {
        this.self = self;
        this.agenda = agenda;
        this.tombstones = tombstones;
        this.longestPending = longestPending;
        this.tally = tally;
    }

    @Nullable
    Entry find(RRefId rref) {
        return entries.get(rref);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    void requireFree(RRefId rref) {
        if (entries.containsKey(rref)) {
            throw new Refusal(Problems.idTaken());
        }
    }

    /** Lists a new object with its creator's fork: both stand before any user code runs. */
    Fork open(NewReference created, Lease creator, MonotonicTime now) {
        Entry entry = list(new Entry(created.rref(), created.contract(), now, tally));
        tombstones.forget(created.rref());
        return addLive(entry, created.fork(), creator, now);
    }

    /** Lists an object that the application has made: ready, and held by a local handle alone. */
    void openShared(OwnerEvent.ObjectShared shared, MonotonicTime now) {
        Entry known = entries.get(shared.rref());
        if (known != null) {
            requireSharedBefore(known, shared);
            return;
        }
        Entry entry = list(new Entry(shared.rref(), shared.contract(), now, tally));
        entry.becomeReady(shared.serial());
        entry.holds().addLocal(shared.fork());
    }

    private Entry list(Entry entry) {
        entries.put(entry.rref(), entry);
        tally.listed(entry);
        return entry;
    }

    private static void requireSharedBefore(Entry known, OwnerEvent.ObjectShared shared) {
        if (!known.holds().hasLocal(shared.fork())) {
            throw new IllegalStateException("object " + shared.rref() + " is shared under an id that is taken");
        }
    }

    Fork addLive(Entry entry, ForkId id, Lease lease, MonotonicTime now) {
        return add(Fork.live(id, entry, lease, now), lease);
    }

    private static Fork add(Fork fork, Lease lease) {
        fork.entry().holds().add(fork);
        lease.add(fork);
        return fork;
    }

    /** The object that a request under this fork may act on; a fork PENDING for the asker is claimed by that. */
    Optional<Entry> acting(Lease lease, RRefId rref, ForkId id) {
        Entry entry = entries.get(rref);
        if (entry == null) {
            return Optional.empty();
        }
        Fork fork = entry.holds().fork(id);
        boolean allowed = fork == null ? isLocalOf(lease, entry, id) : isLiveOrClaimed(fork, lease);
        return allowed ? Optional.of(entry) : Optional.empty();
    }

    Entry requireActing(Lease lease, RRefId rref, ForkId id) {
        return acting(lease, rref, id).orElseThrow(() -> gone(rref));
    }

    private boolean isLocalOf(Lease lease, Entry entry, ForkId id) {
        return lease.holder().equals(self) && entry.holds().hasLocal(id);
    }

    private boolean isLiveOrClaimed(Fork fork, Lease lease) {
        if (fork.isPendingFor(lease.holder())) {
            claim(fork, lease);
        }
        return fork.isLiveUnder(lease);
    }

    private void claim(Fork fork, Lease lease) {
        Lease before = fork.countsAgainst();
        if (before != lease) {
            lease.requireRoomForFork();
        }
        if (before != null) {
            before.remove(fork);
        }
        agenda.strike(fork.runsOut());
        fork.becomeLive(lease);
        tally.claimed();
        lease.add(fork);
    }

    void register(Action.Register register, Lease lease, MonotonicTime now) {
        Entry entry = requireActing(lease, register.rref(), register.parent());
        requireUnused(entry, register.child());
        lease.requireRoomForFork();
        HolderId receiver = register.receiver();
        add(
                receiver == null
                        ? Fork.live(register.child(), entry, lease, now)
                        : Fork.pending(register.child(), entry, receiver, lease, register.standsFor(), now),
                lease);
    }

    void requireUnused(Entry entry, ForkId id) {
        if (entry.holds().knows(id)) {
            throw new Refusal(Problems.idTaken());
        }
    }

    void claim(Action.Claim claim, Lease lease) {
        Fork fork = fork(claim.rref(), claim.fork());
        if (fork == null || !isLiveOrClaimed(fork, lease)) {
            throw gone(claim.rref());
        }
    }

    void release(Action.Release release, Lease lease, Step step) {
        Fork fork = fork(release.rref(), release.fork());
        if (fork == null) {
            return;
        }
        if (!fork.isLiveUnder(lease) && !fork.isPendingFor(lease.holder())) {
            throw gone(release.rref());
        }
        remove(fork, LossReason.RELEASED, step);
    }

    void withdraw(Action.Withdraw withdraw, Lease lease, Step step) {
        Fork fork = fork(withdraw.rref(), withdraw.fork());
        if (fork == null || isSpared(fork)) {
            return;
        }
        if (!fork.isSponsoredBy(lease)) {
            throw gone(withdraw.rref());
        }
        letGo(fork, withdraw.standsFor(), step);
    }

    /** Once claimed it is its holder's: its sponsor may have heard of that or not. */
    private static boolean isSpared(Fork fork) {
        return fork.isLive();
    }

    /** The sponsor lets go: from now on a clock runs, not longer than the limit. A second time it can only be sooner. */
    private void letGo(Fork fork, Duration standsFor, Step step) {
        if (standsFor.isZero() || standsFor.isNegative()) {
            remove(fork, LossReason.RELEASED, step);
            return;
        }
        Duration stands = standsFor.compareTo(longestPending) > 0 ? longestPending : standsFor;
        MonotonicTime end = step.now().plus(stands);
        Agenda.Appointment before = fork.runsOut();
        if (before == null || end.isBefore(before.at())) {
            agenda.strike(before);
            fork.letGo(agenda.enter(end, new Due.ForkRunsOut(fork)));
        }
    }

    private @Nullable Fork fork(RRefId rref, ForkId id) {
        Entry entry = entries.get(rref);
        return entry == null ? null : entry.holds().fork(id);
    }

    Entry require(RRefId rref) {
        Entry entry = entries.get(rref);
        if (entry == null) {
            throw gone(rref);
        }
        return entry;
    }

    private Refusal gone(RRefId rref) {
        Entry entry = entries.get(rref);
        return new Refusal(Problems.referenceGone(rref, entry == null ? tombstones.reason(rref) : whyForksGo(entry)));
    }

    private static LossReason whyForksGo(Entry entry) {
        return entry.isRevoked() ? LossReason.REVOKED : LossReason.RELEASED;
    }

    /** Its lease has ended: a LIVE fork goes, one that the lease sponsored stands on a clock, as from that end. */
    void endWithLease(Fork fork, Lease lease, Step step) {
        if (fork.isLive()) {
            remove(fork, LossReason.EXPIRED, step);
            return;
        }
        lease.remove(fork);
        if (fork.runsOut() == null) {
            Duration since = Objects.requireNonNull(lease.endedAt()).until(step.now());
            letGo(fork, fork.standsFor().minus(since), step);
        }
        fork.loseSponsor();
    }

    void remove(Fork fork, LossReason reason, Step step) {
        detach(fork);
        releaseIfUnheld(fork.entry(), reason, step);
    }

    /** Takes a fork away and leaves what that means for the object to the caller. */
    void detach(Fork fork) {
        agenda.strike(fork.runsOut());
        fork.entry().holds().remove(fork);
        Lease lease = fork.countsAgainst();
        if (lease != null) {
            lease.remove(fork);
        }
    }

    /** One more handle of this process; acts under any fork or local handle that stands. */
    void openLocal(OwnerEvent.LocalHandleRequested requested) {
        Entry entry = entries.get(requested.rref());
        if (entry == null || !entry.holds().knows(requested.under())) {
            throw gone(requested.rref());
        }
        entry.holds().addLocal(requested.fresh());
    }

    void closeLocal(RRefId rref, ForkId id, Step step) {
        Entry entry = entries.get(rref);
        if (entry != null) {
            entry.holds().removeLocal(id);
            releaseIfUnheld(entry, LossReason.RELEASED, step);
        }
    }

    /** The one place where an object goes: its last hold is gone, and in the same step nobody finds it any more. */
    void releaseIfUnheld(Entry entry, LossReason reason, Step step) {
        if (!entry.holds().isEmpty() || !entries.remove(entry.rref(), entry)) {
            return;
        }
        tally.released(entry);
        tombstones.remember(entry.rref(), entry.isRevoked() ? LossReason.REVOKED : reason);
        if (entry.stage() == CreationStage.READY) {
            step.decide(new OwnerDecision.ReleaseObject(entry.rref()));
        }
    }
}

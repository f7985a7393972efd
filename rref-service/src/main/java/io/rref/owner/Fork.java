package io.rref.owner;

import io.rref.ForkId;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The record of one handle.
 *
 * <p>PENDING, registered by a sponsor for one receiver. It leaves by a claim (LIVE), a release by its receiver, a
 * withdrawal, or, once its sponsor let go, by running out. LIVE under one lease. It leaves by a release, or with its
 * lease.
 */
final class Fork {

    private final ForkId id;

    private final Entry entry;

    private final HolderId holder;

    private final Duration standsFor;

    private final MonotonicTime since;

    private @Nullable Lease lease;

    private @Nullable Lease sponsor;

    private Agenda.@Nullable Appointment runsOut;

    private Fork(ForkId id, Entry entry, HolderId holder, Duration standsFor, MonotonicTime since) {
        this.since = since;
        this.id = id;
        this.entry = entry;
        this.holder = holder;
        this.standsFor = standsFor;
    }

    static Fork live(ForkId id, Entry entry, Lease lease, MonotonicTime since) {
        Fork fork = new Fork(id, entry, lease.holder(), Duration.ZERO, since);
        fork.lease = lease;
        return fork;
    }

    /**
     * PENDING.
     *
     * @param standsFor how long it stands if its sponsor's lease ends
     */
    static Fork pending(
            ForkId id, Entry entry, HolderId receiver, Lease sponsor, Duration standsFor, MonotonicTime since) {
        Fork fork = new Fork(id, entry, receiver, standsFor, since);
        fork.sponsor = sponsor;
        return fork;
    }

    ForkId id() {
        return id;
    }

    Entry entry() {
        return entry;
    }

    /** Who holds it, or for whom it is PENDING. */
    HolderId holder() {
        return holder;
    }

    /** When it was listed. */
    MonotonicTime since() {
        return since;
    }

    Duration standsFor() {
        return standsFor;
    }

    /**
     * Whether it has ended with its lease, though it may still stand in the tables: nobody acts under it, and nobody is told
     * of it.
     */
    boolean isDead() {
        if (lease != null) {
            return lease.isEnded();
        }
        boolean onItsOwn = sponsor == null || !sponsor.isEnded() || runsOut != null;
        return !onItsOwn && standsFor.compareTo(Duration.ZERO) <= 0;
    }

    boolean isLive() {
        return lease != null;
    }

    boolean isLiveUnder(Lease other) {
        return lease == other;
    }

    boolean isPendingFor(HolderId receiver) {
        return lease == null && holder.equals(receiver);
    }

    /** The lease that it counts against: that of its holder, or while PENDING that of who registered it. */
    @Nullable
    Lease countsAgainst() {
        return lease != null ? lease : sponsor;
    }

    /** Whether this lease registered it and may withdraw it. */
    boolean isSponsoredBy(Lease other) {
        return sponsor == other;
    }

    /** When it ends, its sponsor having let go; null while it stands without a clock. */
    Agenda.@Nullable Appointment runsOut() {
        return runsOut;
    }

    void becomeLive(Lease claimant) {
        lease = claimant;
        sponsor = null;
        runsOut = null;
    }

    void letGo(Agenda.Appointment end) {
        runsOut = end;
    }

    void loseSponsor() {
        sponsor = null;
    }
}

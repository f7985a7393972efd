package io.rref.owner;

import io.rref.protocol.ForkSum;
import io.rref.protocol.HolderId;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one holder has here for one session, and what goes when the lease ends. */
final class Lease {

    private final HolderId holder;

    private final long session;

    private final LeaseToken token;

    private final MonotonicTime openedAt;

    private final OwnerLimits limits;

    private final RequestWindow window;

    private final Set<Fork> forks = new LinkedHashSet<>();

    private final Comparison comparison = new Comparison();

    private ForkSum live = ForkSum.NONE;

    private final NavigableSet<Job> jobs = new TreeSet<>(Job.EARLIEST_FIRST);

    private final Notices notices = new Notices();

    private final WaitingCalls waitingCalls = new WaitingCalls();

    private final Set<WaitingRead> reads = new LinkedHashSet<>();

    private long sequence;

    private long argumentBytes;

    private Agenda.@Nullable Appointment end;

    private @Nullable MonotonicTime endedAt;

    private @Nullable Problem whyEnded;

    private @Nullable StandingRenewal standing;

    /** A renewal that waits for its answer. */
    record StandingRenewal(ExchangeId exchange, long sequence, Agenda.Appointment until) {}

    Lease(HolderId holder, long session, LeaseToken token, MonotonicTime openedAt, OwnerLimits limits, Tally tally) {
        this.holder = holder;
        this.session = session;
        this.token = token;
        this.openedAt = openedAt;
        this.limits = limits;
        this.window = new RequestWindow(limits, tally);
    }

    HolderId holder() {
        return holder;
    }

    MonotonicTime openedAt() {
        return openedAt;
    }

    long session() {
        return session;
    }

    LeaseToken token() {
        return token;
    }

    RequestWindow window() {
        return window;
    }

    /** LIVE forks of the holder, and PENDING ones that it registered and that nobody has claimed yet. */
    Set<Fork> forks() {
        return Collections.unmodifiableSet(forks);
    }

    void add(Fork fork) {
        if (forks.add(fork) && fork.isLive()) {
            live = live.with(fork.id());
        }
    }

    void remove(Fork fork) {
        if (forks.remove(fork) && fork.isLive()) {
            live = live.without(fork.id());
        }
    }

    /** The sum of the LIVE forks alone. */
    ForkSum live() {
        return live;
    }

    /** Compares it with what the holder says. */
    Comparison comparison() {
        return comparison;
    }

    /** Work that the holder asked for and that has not ended, the earliest first. */
    NavigableSet<Job> jobs() {
        return jobs;
    }

    /** What is to be said to the holder. */
    Notices notices() {
        return notices;
    }

    /** Calls on objects that have not started. */
    WaitingCalls waitingCalls() {
        return waitingCalls;
    }

    Set<WaitingRead> reads() {
        return reads;
    }

    /** Whether a renewal of this sequence number is newer than all before; it is the last one from now on. */
    boolean advanceTo(long newer) {
        boolean advances = newer > sequence;
        if (advances) {
            sequence = newer;
        }
        return advances;
    }

    Agenda.@Nullable Appointment end() {
        return end;
    }

    /** Whether its time has run out, though nobody may have looked. */
    boolean isOverdue(MonotonicTime now) {
        return end != null && now.hasReached(end.at());
    }

    /** All that counts at once: its forks are dead from here on, and its calls start no more. */
    void end(Problem why, MonotonicTime now) {
        endedAt = now;
        whyEnded = why;
        waitingCalls.end();
    }

    /** What who still waits for an answer under it is told; null while it stands. */
    @Nullable
    Problem whyEnded() {
        return whyEnded;
    }

    boolean isEnded() {
        return endedAt != null;
    }

    /** When it ended; null while it stands. */
    @Nullable
    MonotonicTime endedAt() {
        return endedAt;
    }

    void endsAt(Agenda.@Nullable Appointment appointment) {
        end = appointment;
    }

    @Nullable
    StandingRenewal standing() {
        return standing;
    }

    void stand(@Nullable StandingRenewal renewal) {
        standing = renewal;
    }

    void requireRoomForFork() {
        if (forks.size() + notices.unheardForks() >= limits.referencesPerLease()) {
            throw new Refusal(Problems.limitReached("rref.worker.limits.references", limits.referencesPerLease()));
        }
    }

    /**
     * Work and reads that nobody waits for in the window any more count as well: else a holder could let any amount of
     * creations run by acknowledging each at once.
     */
    boolean hasRoomForRequest() {
        int limit = limits.requestsPerLease();
        return window.size() < limit && !window.isScattered() && jobs.size() + reads.size() < limit;
    }

    void requireRoomForRequest() {
        if (!hasRoomForRequest()) {
            throw noRoomForRequest();
        }
    }

    Refusal noRoomForRequest() {
        return new Refusal(Problems.limitReached("rref.worker.limits.requests", limits.requestsPerLease()));
    }

    /** Of arguments that stand here until their work ends, and of what is kept of the requests that brought them. */
    void requireRoomFor(Fingerprint body) {
        long limit = limits.argumentBytesPerLease();
        if (argumentBytes + window.describedBytes() + body.length() + body.describedBytes() > limit) {
            throw new Refusal(Problems.limitReached("rref.worker.limits.argument-bytes", limit));
        }
    }

    void add(Job job) {
        jobs.add(job);
        argumentBytes += job.argumentBytes();
    }

    void remove(Job job) {
        if (jobs.remove(job)) {
            argumentBytes -= job.argumentBytes();
        }
    }
}

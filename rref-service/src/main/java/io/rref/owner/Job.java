package io.rref.owner;

import io.rref.protocol.RequestNumber;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work for one accepted request, from its acceptance to its end. Waiting for its target to be ready, if it must, then
 * handed over to the shell; it holds its target and what it makes all the while.
 */
final class Job {

    /** In the order of their acceptance. */
    static final Comparator<Job> EARLIEST_FIRST =
            Comparator.comparingLong(job -> job.id().value());

    private final WorkId id;

    private final Work work;

    private final Request request;

    private final Lease lease;

    private final @Nullable Entry target;

    private final @Nullable Fork made;

    private @Nullable RequestNumber after;

    private @Nullable RequestNumber awaits;

    private boolean handedOver;

    private boolean over;

    private boolean stopAsked;

    private boolean spared;

    private Agenda.@Nullable Appointment waitsUntil;

    /**
     * Creates a job that holds nothing yet.
     *
     * @param target the object it acts on; null for a creation or a function
     * @param made the creator's fork of the object it makes; null if the result is the answer
     */
    Job(WorkId id, Work work, Request request, Lease lease, @Nullable Entry target, @Nullable Fork made) {
        this.id = id;
        this.work = work;
        this.request = request;
        this.lease = lease;
        this.target = target;
        this.made = made;
    }

    WorkId id() {
        return id;
    }

    Work work() {
        return work;
    }

    int argumentBytes() {
        return work.arguments().size();
    }

    Request request() {
        return request;
    }

    Lease lease() {
        return lease;
    }

    @Nullable
    Entry target() {
        return target;
    }

    @Nullable
    Fork made() {
        return made;
    }

    /** What it holds from its acceptance to its end: what it acts on, then what it makes. */
    List<Entry> holding() {
        if (made == null) {
            return target == null ? List.of() : List.of(target);
        }
        return target == null ? List.of(made.entry()) : List.of(target, made.entry());
    }

    /** The number of the call that this one follows; null if it follows none. */
    @Nullable
    RequestNumber after() {
        return after;
    }

    Job following(@Nullable RequestNumber earlier) {
        after = earlier;
        return this;
    }

    /** The number that it must not pass: it is early. Null if it need not wait for an earlier request. */
    @Nullable
    RequestNumber awaits() {
        return awaits;
    }

    void await(@Nullable RequestNumber earlier) {
        awaits = earlier;
    }

    /** Where it takes its turn: null unless it is a call on a serial object that is ready. */
    @Nullable
    Turns turns() {
        return target == null || !isCall() ? null : target.turns();
    }

    /** Whether it calls a method of its target. */
    boolean isCall() {
        return work instanceof Work.RunCall;
    }

    /** Whether it has ended. */
    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    boolean isHandedOver() {
        return handedOver;
    }

    void handOver() {
        handedOver = true;
        waitsUntil = null;
    }

    Agenda.@Nullable Appointment waitsUntil() {
        return waitsUntil;
    }

    void waitUntil(Agenda.Appointment deadline) {
        waitsUntil = deadline;
    }

    /**
     * Whether it is what an ended lease left, and nobody has looked yet whether anybody else wants what it makes: then it does
     * not start.
     */
    boolean isGhost() {
        return lease.isEnded() && !spared;
    }

    /** Somebody else wants what it makes: it goes on though its lease has ended. */
    void spare() {
        spared = true;
    }

    /** Whether it has not been asked before. */
    boolean askToStop() {
        boolean first = !stopAsked;
        stopAsked = true;
        return first;
    }
}

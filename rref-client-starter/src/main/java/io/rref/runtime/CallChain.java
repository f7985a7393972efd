package io.rref.runtime;

import io.rref.profile.ProfileTicket;
import io.rref.profile.ProfileTickets;
import io.rref.profile.RecordBook;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.MonotonicTime;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the calling thread works for: one call that a worker runs, with what it passes on to the calls that its user code makes.
 * These have no more time than it, end with it when it is cancelled, and carry on the turns on serial objects that its chain of
 * calls has, and with who watches it: calls are observed as parts of it, and recorded by its profiles. A worker sets it around user
 * code, and what is chained to the futures of calls has it again. Thread-safe.
 *
 * <p>It counts while the call runs. What user code leaves behind when it has answered works for nobody: it has the time that it asks
 * for.
 */
public final class CallChain {

    /** Of a thread that works for no call, or has lost sight of it. */
    private static final CallChain NONE = of(HeldTurns.NONE, MonotonicTime.NEVER);

    private static final ThreadLocal<CallChain> CURRENT = new ThreadLocal<>();

    private final RunningCall call;

    private final WatchedWork watched;

    private final ProfileTickets tickets;

    private final @Nullable OpenedProfile opened;

    private CallChain(RunningCall call, WatchedWork watched, ProfileTickets tickets, @Nullable OpenedProfile opened) {
        this.call = call;
        this.watched = watched;
        this.tickets = tickets;
        this.opened = opened;
    }

    /** The call itself, whoever watches it. */
    private static final class RunningCall {

        private final HeldTurns turns;

        private final Set<Runnable> cancels = ConcurrentHashMap.newKeySet();

        private volatile MonotonicTime deadline;

        private volatile boolean stopped;

        private RunningCall(HeldTurns turns, MonotonicTime deadline) {
            this.turns = turns;
            this.deadline = deadline;
        }
    }

    /** A profile that the thread itself has opened, and what it worked for before. */
    private record OpenedProfile(RecordBook book, CallChain before) {}

    /**
     * For one call that begins.
     *
     * @param turns the turns on serial objects that its chain has
     * @param deadline when nobody waits for it any more; {@link MonotonicTime#NEVER} where that is no reason to end it
     */
    public static CallChain of(HeldTurns turns, MonotonicTime deadline) {
        return new CallChain(new RunningCall(turns, deadline), WatchedWork.NONE, ProfileTickets.NONE, null);
    }

    /** The same call, which is watched. */
    public CallChain watchedBy(WatchedWork work) {
        return work == WatchedWork.NONE ? this : new CallChain(call, work, tickets.and(work.tickets()), opened);
    }

    /** Who watches the call. */
    public WatchedWork watched() {
        return watched;
    }

    /** Has this thread work under the profile, too, until {@link #endProfile}. */
    static CallChain profile(ProfileTicket ticket) {
        CallChain before = current();
        OpenedProfile opened = new OpenedProfile(ticket.book(), before);
        CallChain profiled = new CallChain(before.call, before.watched, before.tickets.and(ticket), opened);
        CURRENT.set(profiled);
        return profiled;
    }

    /** This thread works under the profile no longer, nor under those around it that have ended meanwhile. */
    void endProfile() {
        if (current() != this) {
            throw new IllegalStateException(
                    "a profile is closed on the thread that opened it, and the innermost one first:"
                            + " put it into a try-with-resources");
        }
        CallChain next = this;
        while (next.opened != null && next.opened.book().isClosed()) {
            next = next.opened.before();
        }
        restore(next == NONE ? null : next);
    }

    static CallChain none() {
        return NONE;
    }

    /** What records the calls that it makes. */
    ProfileTickets tickets() {
        return tickets;
    }

    static CallChain current() {
        CallChain known = CURRENT.get();
        return known == null ? NONE : known;
    }

    /** Runs code as part of this chain of calls. */
    public <R> R within(Supplier<R> code) {
        CallChain before = CURRENT.get();
        if ((before == null ? NONE : before) == this) {
            return code.get();
        }
        CURRENT.set(this);
        try {
            return watched.observed().within(code);
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable CallChain before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** Whether it is for the same call, whoever watches. */
    boolean isSameCall(CallChain other) {
        return call == other.call;
    }

    HeldTurns turns() {
        return call.turns;
    }

    /** When the calls that it makes end at the latest. */
    MonotonicTime deadline() {
        return call.deadline;
    }

    /** Nobody waits for the call any more: the calls that it has made and waits for are cancelled, and those that it makes yet. */
    public void stop() {
        call.stopped = true;
        call.cancels.forEach(Runnable::run);
    }

    /** Whether nobody waits for the call any more. */
    public boolean isStopped() {
        return call.stopped;
    }

    /** The call has answered. */
    public void end() {
        call.deadline = MonotonicTime.NEVER;
    }

    /** Has a call cancelled with this one, until its outcome is there. */
    void cancelWith(CompletableFuture<?> outcome, Runnable cancel) {
        if (call == NONE.call || outcome.isDone()) {
            return;
        }
        call.cancels.add(cancel);
        outcome.whenComplete((ended, never) -> call.cancels.remove(cancel));
        if (call.stopped) {
            cancel.run();
        }
    }
}

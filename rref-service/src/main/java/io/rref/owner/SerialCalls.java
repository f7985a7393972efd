package io.rref.owner;

import io.rref.protocol.RequestNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines calls on serial objects up: in the order of arrival, but none before one that its holder made before it. On one object a
 * lease's numbers ascend in the order in which the calls were made. Each method says which calls have got their turn by what
 * happened: those are started.
 */
final class SerialCalls {

    private SerialCalls() {}

    /** The call has arrived, and its object is ready. */
    static List<Job> arrived(Job job) {
        return lineUp(List.of(job));
    }

    /** The call has ended, wherever it stood: it waits no longer, and nobody waits for it. */
    static List<Job> ended(Job job) {
        Turns turns = job.turns();
        List<Job> starting = new ArrayList<>(1);
        job.lease().waitingCalls().remove(job);
        if (turns != null) {
            turns.leave(job);
            addNext(turns, starting);
        }
        RequestNumber number = job.request().number();
        if (number != null) {
            starting.addAll(overtaken(number, job.lease()));
        }
        return starting;
    }

    /** The first in line is no ghost any more. */
    static List<Job> resumed(Turns turns) {
        List<Job> starting = new ArrayList<>(1);
        addNext(turns, starting);
        return starting;
    }

    /** Something is known now of a request that calls may have overtaken: it arrived, it never will, or it stands in line. */
    static List<Job> overtaken(RequestNumber number, Lease lease) {
        return lease.waitingCalls().noneIsEarly()
                ? List.of()
                : lineUp(List.copyOf(lease.waitingCalls().behind(number)));
    }

    /** Calls that need wait for no earlier one any more stand in line from now on. */
    static List<Job> lineUp(Collection<Job> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        List<Job> starting = new ArrayList<>(1);
        Deque<Job> coming = new ArrayDeque<>(jobs);
        while (!coming.isEmpty()) {
            Job job = coming.remove();
            WaitingCalls waiting = job.lease().waitingCalls();
            waiting.removeEarly(job);
            RequestNumber awaited = awaitedBefore(job);
            if (awaited == null) {
                Turns turns = Objects.requireNonNull(job.turns());
                waiting.remove(job);
                turns.enter(job);
                addNext(turns, starting);
                coming.addAll(waiting.behind(numberOf(job)));
            } else {
                waiting.addEarly(awaited, job);
            }
        }
        return starting;
    }

    /** What it has waited for until now, for people. */
    static String awaitedBy(Job job) {
        if (job.awaits() != null) {
            return "the earlier call " + job.awaits() + " arrived, which it must not pass";
        }
        return job.turns() == null ? "its object was ready" : "its turn on the serial object came";
    }

    private static void addNext(Turns turns, List<Job> starting) {
        Job next = turns.next();
        if (next != null) {
            starting.add(next);
        }
    }

    /**
     * The number that the call must not pass; null if it may stand in line. That is an earlier one which waits itself, or has not
     * arrived. Where what the call follows has gone without standing in line, perhaps unseen, nobody knows what that followed in
     * its turn: then whatever is missing before it counts.
     */
    private static @Nullable RequestNumber awaitedBefore(Job job) {
        Lease lease = job.lease();
        Job waiting = lease.waitingCalls().latestBefore(numberOf(job), job.target());
        if (waiting != null) {
            return numberOf(waiting);
        }
        RequestNumber after = job.after();
        Turns turns = Objects.requireNonNull(job.turns());
        if (after == null || turns.hasSeen(after, lease) || lease.waitingCalls().isEnded()) {
            return null;
        }
        return lease.window().isUnseen(after) ? after : lease.window().firstUnseen(turns.latestSeen(lease), after);
    }

    private static RequestNumber numberOf(Job job) {
        return Objects.requireNonNull(job.request().number(), "a call is numbered");
    }
}

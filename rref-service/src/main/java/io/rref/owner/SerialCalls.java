package io.rref.owner;

import io.rref.protocol.RequestNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines calls on serial objects up: in the order of arrival, but none before the one that its holder made before it. Each method
 * says which calls have got their turn by what happened: those are started.
 */
final class SerialCalls {

    private SerialCalls() {}

    /** The call has arrived, and its object is ready. */
    static List<Job> arrived(Job job) {
        RequestNumber after = job.after();
        if (after != null && isComing(after, job)) {
            job.lease().earlyCalls().add(after, job);
            return List.of();
        }
        return lineUp(List.of(job));
    }

    /** The call has ended, wherever it stood: it waits no longer, and nobody waits for it. */
    static List<Job> ended(Job job) {
        Turns turns = job.turns();
        List<Job> starting = new ArrayList<>(1);
        job.lease().earlyCalls().remove(job);
        if (turns != null) {
            turns.leave(job);
            addNext(turns, starting);
        }
        starting.addAll(lineUp(behind(job)));
        return starting;
    }

    /** A request with this number has arrived, or never will: those calls that follow it and need not wait for it any more. */
    static List<Job> freed(RequestNumber number, Lease lease) {
        List<Job> freed = lease.earlyCalls().waitingFor(number).stream()
                .filter(job -> !isComing(number, job))
                .toList();
        freed.forEach(lease.earlyCalls()::remove);
        return freed;
    }

    /** These calls wait for no earlier one any longer. */
    static List<Job> lineUp(Collection<Job> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        List<Job> starting = new ArrayList<>(1);
        Deque<Job> entering = new ArrayDeque<>(jobs);
        while (!entering.isEmpty()) {
            Job job = entering.remove();
            Turns turns = Objects.requireNonNull(job.turns());
            turns.enter(job);
            addNext(turns, starting);
            entering.addAll(behind(job));
        }
        return starting;
    }

    /** What it has waited for until now, for people. */
    static String awaitedBy(Job job) {
        if (job.lease().earlyCalls().contains(job)) {
            return "the earlier call " + job.after() + " arrived, which it follows";
        }
        return job.turns() == null ? "its object was ready" : "its turn on the serial object came";
    }

    private static void addNext(Turns turns, List<Job> starting) {
        Job next = turns.next();
        if (next != null) {
            starting.add(next);
        }
    }

    private static Set<Job> behind(Job job) {
        RequestNumber number = job.request().number();
        EarlyCalls early = job.lease().earlyCalls();
        return number == null || early.isEmpty() ? Set.of() : early.take(number);
    }

    /** Whether the call with this number may still line up on the same object. */
    private static boolean isComing(RequestNumber earlier, Job job) {
        Lease lease = job.lease();
        if (lease.window().isSettled(earlier)) {
            return false;
        }
        Request request = lease.window().find(earlier);
        return request == null ? !lease.earlyCalls().isEnded() : isComing(request.job(), job);
    }

    private static boolean isComing(@Nullable Job earlier, Job job) {
        return earlier != null && earlier.isCall() && earlier.target() == job.target() && !isPlaced(earlier);
    }

    private static boolean isPlaced(Job earlier) {
        Turns turns = earlier.turns();
        boolean stands = turns != null && turns.line().contains(earlier);
        return stands || earlier.isHandedOver() || earlier.isOver();
    }
}

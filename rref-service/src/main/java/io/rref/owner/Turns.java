package io.rref.owner;

import io.rref.protocol.RequestNumber;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls on one serial object: one has the turn, the others stand in line behind it. */
final class Turns {

    private final Set<Job> line = new LinkedHashSet<>();

    /** The highest number of each lease that has stood in line: all calls that were made before it have, or never will. */
    private final Map<Lease, RequestNumber> latest = new HashMap<>();

    private @Nullable Job current;

    /** Who has the turn; null if nobody has. */
    @Nullable
    Job current() {
        return current;
    }

    /** Those that wait for their turn, the next one first. */
    Set<Job> line() {
        return line;
    }

    void enter(Job job) {
        RequestNumber number = Objects.requireNonNull(job.request().number(), "a call is numbered");
        if (!latest.containsKey(job.lease())) {
            latest.keySet().removeIf(lease -> lease.waitingCalls().isEnded());
        }
        latest.merge(job.lease(), number, (one, other) -> one.compareTo(other) > 0 ? one : other);
        line.add(job);
    }

    /** Whether this number of the lease, or a later one, has stood in line. */
    boolean hasSeen(RequestNumber number, Lease lease) {
        RequestNumber seen = latest.get(lease);
        return seen != null && seen.compareTo(number) >= 0;
    }

    /** The highest number of the lease that has stood in line; null if none has. */
    @Nullable
    RequestNumber latestSeen(Lease lease) {
        return latest.get(lease);
    }

    /** Out of the line, or the turn is over. */
    void leave(Job job) {
        line.remove(job);
        if (job == current) {
            current = null;
        }
    }

    /** Gives the turn to the first in line, if nobody has it. A ghost gets none, and what is behind it waits until it has gone. */
    @Nullable
    Job next() {
        if (current != null || line.isEmpty()) {
            return null;
        }
        Job first = line.iterator().next();
        if (first.isGhost()) {
            return null;
        }
        line.remove(first);
        current = first;
        return first;
    }
}

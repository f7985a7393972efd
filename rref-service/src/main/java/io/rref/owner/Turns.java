package io.rref.owner;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls on one serial object: one has the turn, the others stand in line behind it. */
final class Turns {

    private final Set<Job> line = new LinkedHashSet<>();

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
        line.add(job);
    }

    /** Out of the line, or the turn is over. */
    void leave(Job job) {
        line.remove(job);
        if (job == current) {
            current = null;
        }
    }

    /** Gives the turn to the first in line, if nobody has it. */
    @Nullable
    Job next() {
        if (current != null || line.isEmpty()) {
            return null;
        }
        Job first = line.iterator().next();
        line.remove(first);
        current = first;
        return first;
    }
}

package io.rref.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Leaves parts out of a failing schedule as long as it still fails in the same way (delta debugging). Bounded in time. */
final class Shrinker {

    private final Simulation simulation;

    private final long seed;

    private final long end;

    private List<Part> parts = List.of();

    private @Nullable Complaint complaint;

    Shrinker(Simulation simulation, long seed, Duration limit) {
        this.simulation = simulation;
        this.seed = seed;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** What makes two failures the same: the promise that broke, or the place that complained. */
    private record Complaint(String what) {

        static Complaint of(Throwable failure) {
            if (failure instanceof Violation violation) {
                return new Complaint(violation.promise());
            }
            StackTraceElement[] stack = failure.getStackTrace();
            return new Complaint(failure.getClass() + (stack.length == 0 ? "" : " at " + stack[0]));
        }
    }

    /** The smallest failing part of the schedule that was found in time, played with its trace. */
    Simulation.Played shrink(Simulation.Played failed) {
        complaint = Complaint.of(Objects.requireNonNull(failed.failure(), "nothing failed"));
        parts = failed.selection().taken();
        for (Part.Sort sort : Part.Sort.values()) {
            leaveOut(parts.stream().filter(part -> part.sort() == sort).toList());
        }
        for (int size = parts.size() / 2; size > 0; size /= 2) {
            leaveOutRuns(size);
        }
        int before = Integer.MAX_VALUE;
        while (parts.size() < before) {
            before = parts.size();
            leaveOutRuns(1);
        }
        return simulation.play(seed, Selection.only(new HashSet<>(parts)), true);
    }

    /** From the end: what comes late is seldom the cause. */
    private void leaveOutRuns(int size) {
        for (int to = parts.size(); to > 0 && System.nanoTime() < end; to = Math.min(to - size, parts.size())) {
            leaveOut(parts.subList(Math.max(0, to - size), to));
        }
    }

    private void leaveOut(List<Part> some) {
        List<Part> fewer = new ArrayList<>(parts);
        fewer.removeAll(new HashSet<>(some));
        if (fewer.size() == parts.size() || System.nanoTime() >= end) {
            return;
        }
        Simulation.Played played = simulation.play(seed, Selection.only(new HashSet<>(fewer)), false);
        if (played.failure() != null && Complaint.of(played.failure()).equals(complaint)) {
            parts = played.selection().taken();
        }
    }
}

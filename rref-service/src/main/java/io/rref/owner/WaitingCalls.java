package io.rref.owner;

import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one lease that were accepted and do not stand in line yet: their object is still being made, or they are early and
 * must not pass another one. A call whose result stays is answered, and so perhaps settled, while it waits: the window does not
 * know it then.
 */
final class WaitingCalls {

    private final NavigableMap<RequestNumber, Job> coming = new TreeMap<>();

    private final NavigableMap<RequestNumber, Set<Job>> early = new TreeMap<>();

    private boolean ended;

    /** It must wait before it may stand in line. */
    void add(RequestNumber number, Job job) {
        coming.put(number, job);
    }

    /** It stands in line, has started, or has ended. */
    void remove(Job job) {
        RequestNumber number = job.request().number();
        if (number != null) {
            coming.remove(number, job);
        }
        removeEarly(job);
    }

    void addEarly(RequestNumber awaited, Job job) {
        job.await(awaited);
        early.computeIfAbsent(awaited, any -> new LinkedHashSet<>()).add(job);
    }

    void removeEarly(Job job) {
        RequestNumber awaited = job.awaits();
        if (awaited == null) {
            return;
        }
        job.await(null);
        Set<Job> others = behind(awaited);
        if (others.remove(job) && others.isEmpty()) {
            early.remove(awaited);
        }
    }

    /** The last call on this object before this number that does not stand in line yet; null if there is none. */
    @Nullable
    Job latestBefore(RequestNumber number, @Nullable Entry object) {
        for (Job job : coming.headMap(number, false).descendingMap().values()) {
            if (job.target() == object) {
                return job;
            }
        }
        return null;
    }

    boolean isComing(Job job) {
        return coming.containsValue(job);
    }

    /** Those that must not pass this number. */
    Set<Job> behind(RequestNumber awaited) {
        return early.getOrDefault(awaited, new LinkedHashSet<>());
    }

    boolean noneIsEarly() {
        return early.isEmpty();
    }

    /** The numbers that calls have overtaken, and that are settled. */
    List<RequestNumber> overtaken(SettledNumbers settled) {
        List<RequestNumber> overtaken =
                new ArrayList<>(early.headMap(settled.lowestOpen(), false).keySet());
        for (SettledNumbers.Range range : settled.above()) {
            overtaken.addAll(
                    early.subMap(range.first(), true, range.last(), true).keySet());
        }
        return overtaken;
    }

    /** The lease has ended: what has not arrived never will. */
    void end() {
        ended = true;
    }

    /** Those that have waited for the earliest number that never will arrive; empty if there are none. */
    Set<Job> takeEarliest() {
        Map.Entry<RequestNumber, Set<Job>> earliest = early.pollFirstEntry();
        return earliest == null ? Set.of() : earliest.getValue();
    }

    boolean isEnded() {
        return ended;
    }
}

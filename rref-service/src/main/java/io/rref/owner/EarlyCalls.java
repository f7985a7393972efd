package io.rref.owner;

import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The calls of one lease that have overtaken the one that they follow, by its number. */
final class EarlyCalls {

    private final NavigableMap<RequestNumber, Set<Job>> waiting = new TreeMap<>();

    private boolean ended;

    void add(RequestNumber earlier, Job job) {
        waiting.computeIfAbsent(earlier, any -> new LinkedHashSet<>()).add(job);
    }

    void remove(Job job) {
        RequestNumber earlier = job.after();
        Set<Job> others = earlier == null ? null : waiting.get(earlier);
        if (others != null && others.remove(job) && others.isEmpty()) {
            waiting.remove(earlier);
        }
    }

    boolean contains(Job job) {
        RequestNumber earlier = job.after();
        return earlier != null && waitingFor(earlier).contains(job);
    }

    Set<Job> waitingFor(RequestNumber earlier) {
        return waiting.getOrDefault(earlier, Set.of());
    }

    /** Those that wait for this number wait no longer. */
    Set<Job> take(RequestNumber earlier) {
        Set<Job> taken = waiting.remove(earlier);
        return taken == null ? Set.of() : taken;
    }

    /** Those that wait for a settled number wait no longer. */
    List<Job> take(SettledNumbers settled) {
        List<Job> taken = new ArrayList<>();
        drain(waiting.headMap(settled.lowestOpen(), false), taken);
        for (SettledNumbers.Range range : settled.above()) {
            drain(waiting.subMap(range.first(), true, range.last(), true), taken);
        }
        return taken;
    }

    /** The lease has ended: what has not arrived never will, so nobody waits for it any longer. */
    List<Job> end() {
        ended = true;
        List<Job> taken = new ArrayList<>();
        drain(waiting, taken);
        return taken;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private static void drain(NavigableMap<RequestNumber, Set<Job>> part, List<Job> taken) {
        part.values().forEach(taken::addAll);
        part.clear();
    }
}

package io.rref.owner;

import io.rref.protocol.CreationStage;
import java.util.EnumMap;
import java.util.Map;

/** Counts of what no table has the size of, kept where it changes; {@link Invariants} holds them against the tables. */
final class Tally {

    private final Map<CreationStage, Long> objects = new EnumMap<>(CreationStage.class);

    private final Map<LeaseEnd, Long> leasesEnded = new EnumMap<>(LeaseEnd.class);

    private long liveForks;

    private long pendingForks;

    private long localHandles;

    private long requests;

    private long released;

    Tally() {
        for (CreationStage stage : CreationStage.values()) {
            objects.put(stage, 0L);
        }
        for (LeaseEnd why : LeaseEnd.values()) {
            leasesEnded.put(why, 0L);
        }
    }

    void listed(Entry entry) {
        objects.merge(entry.stage(), 1L, Long::sum);
    }

    void advanced(CreationStage from, CreationStage to) {
        objects.merge(from, -1L, Long::sum);
        objects.merge(to, 1L, Long::sum);
    }

    void released(Entry entry) {
        objects.merge(entry.stage(), -1L, Long::sum);
        released++;
    }

    void added(Fork fork) {
        count(fork, 1);
    }

    void removed(Fork fork) {
        count(fork, -1);
    }

    private void count(Fork fork, int more) {
        if (fork.isLive()) {
            liveForks += more;
        } else {
            pendingForks += more;
        }
    }

    /** One that was PENDING is LIVE now. */
    void claimed() {
        pendingForks--;
        liveForks++;
    }

    void localHandles(int more) {
        localHandles += more;
    }

    void requests(int more) {
        requests += more;
    }

    void ended(LeaseEnd why) {
        leasesEnded.merge(why, 1L, Long::sum);
    }

    Map<CreationStage, Long> objects() {
        return objects;
    }

    long liveForks() {
        return liveForks;
    }

    long pendingForks() {
        return pendingForks;
    }

    long localHandles() {
        return localHandles;
    }

    long requests() {
        return requests;
    }

    long released() {
        return released;
    }

    Map<LeaseEnd, Long> leasesEnded() {
        return leasesEnded;
    }
}

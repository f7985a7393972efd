package io.rref.owner;

import io.rref.ForkId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps one object alive: forks, local handles, running work, names. Gone when nothing is left in here. */
final class Holds {

    private final Tally tally;

    private final Map<ForkId, Fork> forks = new LinkedHashMap<>();

    private final Set<ForkId> locals = new LinkedHashSet<>();

    private final Set<Job> jobs = new LinkedHashSet<>();

    private final Set<String> names = new LinkedHashSet<>();

    Holds(Tally tally) {
        this.tally = tally;
    }

    /** Takes the place of a dead fork of this id. */
    void add(Fork fork) {
        Fork dead = forks.put(fork.id(), fork);
        if (dead != null) {
            tally.removed(dead);
        }
        tally.added(fork);
    }

    void remove(Fork fork) {
        if (forks.remove(fork.id(), fork)) {
            tally.removed(fork);
        }
    }

    /** The fork of this id; null if there is none, or its lease has ended. */
    @Nullable
    Fork fork(ForkId id) {
        Fork fork = forks.get(id);
        return fork == null || fork.isDead() ? null : fork;
    }

    void addLocal(ForkId id) {
        tally.localHandles(locals.add(id) ? 1 : 0);
    }

    void removeLocal(ForkId id) {
        tally.localHandles(locals.remove(id) ? -1 : 0);
    }

    boolean hasLocal(ForkId id) {
        return locals.contains(id);
    }

    /** Whether a fork or a local handle has this id. */
    boolean knows(ForkId id) {
        return fork(id) != null || locals.contains(id);
    }

    void add(Job job) {
        jobs.add(job);
    }

    void remove(Job job) {
        jobs.remove(job);
    }

    void addName(String name) {
        names.add(name);
    }

    void removeName(String name) {
        names.remove(name);
    }

    boolean isEmpty() {
        return forks.isEmpty() && !isHeldHere() && !isWorkedOn() && names.isEmpty();
    }

    /** Local handles count like those of others. */
    private boolean isHeldHere() {
        return !locals.isEmpty();
    }

    /** Work holds what it acts on and what it makes, from its acceptance to its end. */
    private boolean isWorkedOn() {
        return !jobs.isEmpty();
    }

    /** Whether anything holds the object beside the work that makes it and the fork of who asked for it. */
    boolean isWantedBeside(Job maker, @Nullable Fork creators) {
        int own = jobs.contains(maker) ? 1 : 0;
        return jobs.size() > own || !locals.isEmpty() || !names.isEmpty() || standsBeside(creators);
    }

    private boolean standsBeside(@Nullable Fork creators) {
        for (Fork fork : forks.values()) {
            if (fork != creators && !fork.isDead()) {
                return true;
            }
        }
        return false;
    }

    /** Those of ended leases too, until they are cleaned away: they keep the object that long. */
    Collection<Fork> forks() {
        return forks.values();
    }

    Set<ForkId> locals() {
        return locals;
    }

    Set<Job> jobs() {
        return jobs;
    }

    Set<String> names() {
        return names;
    }
}

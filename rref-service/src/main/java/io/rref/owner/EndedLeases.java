package io.rref.owner;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ended leases have left in the tables, cleaned away a bit at a time so that nobody waits for it, however much it is. Each
 * lease gets its share in turn, the one that has just ended first: a small one is clean in the step that ends it.
 */
final class EndedLeases {

    /** Leaves the others most of the time. */
    private static final Duration BETWEEN_STEPS = Duration.ofNanos(500_000);

    private final Agenda agenda;

    private final References references;

    private final Outcomes outcomes;

    private final WaitingReads reads;

    private final Works works;

    private final Deque<Remains> unclean = new ArrayDeque<>();

    private Agenda.@Nullable Appointment next;

    EndedLeases(Agenda agenda, References references, Outcomes outcomes, WaitingReads reads, Works works) {
        this.agenda = agenda;
        this.references = references;
        this.outcomes = outcomes;
        this.reads = reads;
        this.works = works;
    }

    void add(Lease lease, Step step) {
        unclean.addFirst(new Remains(lease));
        clean(step);
    }

    /** The moment has come to clean the next bit. */
    void goOn(Step step) {
        next = null;
        clean(step);
    }

    private void clean(Step step) {
        while (!unclean.isEmpty() && step.mayClean()) {
            if (unclean.getFirst().isClean(step)) {
                unclean.removeFirst();
            }
        }
        if (unclean.isEmpty()) {
            agenda.strike(next);
            next = null;
            return;
        }
        unclean.addLast(unclean.removeFirst());
        if (next == null) {
            next = agenda.enter(step.now().plus(BETWEEN_STEPS), new Due.CleaningGoesOn());
        }
    }

    boolean isClean() {
        return unclean.isEmpty();
    }

    boolean contains(Lease lease) {
        return all().anyMatch(ended -> ended == lease);
    }

    /** Those of which something is left. */
    Stream<Lease> all() {
        return unclean.stream().map(remains -> remains.lease);
    }

    /** Throws {@link IllegalStateException} if nobody would clean up what is left. */
    void check() {
        if (unclean.isEmpty() != (next == null)) {
            throw new IllegalStateException(unclean.size() + " ended leases are to be cleaned up, next at " + next);
        }
    }

    /** What one lease has left. */
    private final class Remains {

        private final Lease lease;

        private @Nullable Job lastStopped;

        Remains(Lease lease) {
            this.lease = lease;
        }

        /**
         * Cleans one thing away, unless nothing is left. Work first, since it does the most harm; of it the latest, since it may
         * be all that wants what earlier work makes.
         */
        boolean isClean(Step step) {
            return !endRead(step) && !stopWork(step) && !lineUpEarliest(step) && !endFork(step) && !dropOutcome(step);
        }

        private boolean endRead(Step step) {
            if (lease.reads().isEmpty()) {
                return false;
            }
            WaitingRead read = lease.reads().iterator().next();
            reads.finish(read, read.reply(), step);
            return true;
        }

        /** Work that runs is answered when it ends, with what came of it: a lost lease says that nothing ran. */
        private boolean stopWork(Step step) {
            Job before = lastStopped;
            if (lease.jobs().isEmpty()) {
                return false;
            }
            Job job = before == null ? lease.jobs().last() : lease.jobs().lower(before);
            if (job == null) {
                return false;
            }
            lastStopped = job;
            works.stopOrSpare(job, Objects.requireNonNull(lease.whyEnded()), step);
            return true;
        }

        /** Spared calls that have waited for one that never will arrive. */
        private boolean lineUpEarliest(Step step) {
            Set<Job> early = lease.waitingCalls().takeEarliest();
            works.startAll(SerialCalls.lineUp(early), step);
            return !early.isEmpty();
        }

        private boolean endFork(Step step) {
            if (lease.forks().isEmpty()) {
                return false;
            }
            references.endWithLease(lease.forks().iterator().next(), lease, step);
            return true;
        }

        private boolean dropOutcome(Step step) {
            Request request = lease.window().forgetEarliest();
            if (request == null) {
                return false;
            }
            outcomes.drop(request, step);
            return true;
        }
    }
}

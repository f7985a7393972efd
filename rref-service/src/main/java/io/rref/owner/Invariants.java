package io.rref.owner;

import io.rref.protocol.CreationStage;
import io.rref.protocol.ForkSum;

/** What must be true after every event. */
final class Invariants {

    private final Tables tables;

    Invariants(Tables tables) {
        this.tables = tables;
    }

    void check() {
        tables.references().all().forEach(this::checkEntry);
        tables.works().all().forEach(this::checkJob);
        tables.leases().all().forEach(this::checkLease);
        tables.endedLeases().check();
        new Recount(tables).check();
        tables.names().bound().forEach(this::checkName);
        require(tables.leases().all().size() <= tables.limits().leases(), "more leases than the limit");
        long published = tables.names().bound().values().stream()
                .filter(binding -> binding.publisher() != null)
                .count();
        require(published <= tables.limits().names(), "more published names than the limit");
        require(tables.tombstones().size() <= tables.limits().tombstones(), "more tombstones than the limit");
    }

    private void checkEntry(Entry entry) {
        Subject what = new Subject("object", entry.rref());
        require(!entry.holds().isEmpty(), what, " is listed and nothing holds it");
        require(!tables.tombstones().remembers(entry.rref()), what, " is listed and has a tombstone");
        boolean made = entry.holds().jobs().stream().anyMatch(job -> makes(job, entry));
        require(made == (entry.stage() == CreationStage.KNOWN), what, " is being made, or is not, against its stage");
        boolean waited =
                !entry.waitingReads().isEmpty() || entry.waitingJobs().stream().anyMatch(job -> !job.isGhost());
        require(!waited || entry.stage() == CreationStage.KNOWN, what, " is waited for and has ended");
        entry.holds().forks().forEach(this::checkFork);
        Turns turns = entry.turns();
        if (turns != null) {
            checkTurns(turns, what);
        }
    }

    private static boolean makes(Job job, Entry entry) {
        Fork made = job.made();
        return made != null && made.entry() == entry;
    }

    private void checkFork(Fork fork) {
        Subject what = new Subject("fork", fork.id());
        Lease lease = fork.countsAgainst();
        if (lease == null) {
            require(fork.runsOut() != null, what, " is PENDING with neither sponsor nor time");
        } else {
            require(tables.leases().stands(lease) || tables.endedLeases().contains(lease), what, " outlives its lease");
            require(lease.forks().contains(fork), what, " is not counted");
        }
    }

    private void checkJob(Job job) {
        Subject what = new Subject("work", job.id());
        require(job.request().job() == job, what, " belongs to no request");
        Entry target = job.target();
        if (target != null) {
            require(holds(target, job), what, " does not hold its target");
            require(placesOf(job, target) == 1, what, " both waits and runs, or neither");
            boolean before = target.waitingJobs().contains(job) || job.awaits() != null;
            require(
                    job.lease().waitingCalls().isComing(job) == (job.isCall() && before),
                    what,
                    " may be passed by a later call, or cannot be");
        }
        Fork made = job.made();
        require(made == null || holds(made.entry(), job), what, " does not hold what it makes");
    }

    private static int placesOf(Job job, Entry target) {
        Turns turns = job.turns();
        int places = job.isHandedOver() ? 1 : 0;
        places += target.waitingJobs().contains(job) ? 1 : 0;
        places += turns != null && turns.line().contains(job) ? 1 : 0;
        return places + (job.awaits() == null ? 0 : 1);
    }

    private static void checkTurns(Turns turns, Subject what) {
        Job current = turns.current();
        boolean ghostIsNext =
                turns.line().stream().findFirst().filter(Job::isGhost).isPresent();
        require(current != null || turns.line().isEmpty() || ghostIsNext, what, " is idle, and calls wait for it");
        require(
                current == null || current.isHandedOver() && !current.isOver(),
                what,
                " waits for a call that does not run");
        require(turns.line().stream().noneMatch(Job::isHandedOver), what, " runs a call before its turn");
    }

    private boolean holds(Entry entry, Job job) {
        return tables.references().find(entry.rref()) == entry
                && entry.holds().jobs().contains(job);
    }

    private void checkLease(Lease lease) {
        Subject what = new Subject("lease of", lease.holder());
        OwnerLimits limits = tables.limits();
        require(lease.end() != null, what, " has no end");
        ForkSum live = ForkSum.of(
                lease.forks().stream().filter(Fork::isLive).map(Fork::id).toList());
        require(lease.live().equals(live), what, " tells of other forks than it lists");
        require(lease.window().isWithinLimits(), what, " has more requests or bytes than the limit");
        int running = lease.jobs().size() + lease.reads().size();
        require(running <= limits.requestsPerLease(), what, " has more work than the limit");
        require(lease.forks().size() <= limits.referencesPerLease(), what, " has more references than the limit");
    }

    private void checkName(String name, Names.Binding binding) {
        Entry entry = binding.entry();
        boolean listed = tables.references().find(entry.rref()) == entry;
        Subject what = new Subject("name", name);
        require(listed && entry.holds().names().contains(name), what, " does not hold its object");
    }

    /** Put into words only when something is wrong with it: this runs after every event of a simulation. */
    private record Subject(String sort, Object name) {

        @Override
        public String toString() {
            return sort + " " + name;
        }
    }

    private static void require(boolean holds, Subject what, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(what + otherwise);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}

package io.rref.owner;

import io.rref.protocol.CreationStage;

/** Holds the kept counts against the tables. In plain loops: this runs after every event of a simulation. */
final class Recount {

    private static final CreationStage[] STAGES = CreationStage.values();

    private final Tables tables;

    private final long[] objects = new long[STAGES.length];

    private long liveForks;

    private long pendingForks;

    private long localHandles;

    private long requests;

    Recount(Tables tables) {
        this.tables = tables;
    }

    /** Throws {@link IllegalStateException} at the first count that is not what the tables have. Once. */
    void check() {
        tables.references().all().forEach(this::count);
        tables.leases().all().forEach(this::count);
        tables.endedLeases().all().forEach(this::count);
        Tally tally = tables.tally();
        for (CreationStage stage : STAGES) {
            require(tally.objects().getOrDefault(stage, 0L), objects[stage.ordinal()], "objects");
        }
        require(tally.liveForks(), liveForks, "live forks");
        require(tally.pendingForks(), pendingForks, "pending forks");
        require(tally.localHandles(), localHandles, "local handles");
        require(tally.requests(), requests, "requests");
    }

    private void count(Entry entry) {
        objects[entry.stage().ordinal()]++;
        localHandles += entry.holds().locals().size();
        for (Fork fork : entry.holds().forks()) {
            if (fork.isLive()) {
                liveForks++;
            } else {
                pendingForks++;
            }
        }
    }

    private void count(Lease lease) {
        requests += lease.window().size();
    }

    private static void require(long kept, long counted, String what) {
        if (kept != counted) {
            throw new IllegalStateException(kept + " " + what + " are counted, and there are " + counted);
        }
    }
}

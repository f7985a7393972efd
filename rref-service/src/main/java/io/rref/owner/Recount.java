package io.rref.owner;

import io.rref.protocol.CreationStage;
import java.util.stream.Stream;

/** Holds the kept counts against the tables. */
final class Recount {

    private final Tables tables;

    Recount(Tables tables) {
        this.tables = tables;
    }

    /** Throws {@link IllegalStateException} at the first count that is not what the tables have. */
    void check() {
        Tally tally = tables.tally();
        for (CreationStage stage : CreationStage.values()) {
            long listed = entries().filter(entry -> entry.stage() == stage).count();
            require(tally.objects().getOrDefault(stage, 0L), listed, "objects " + stage);
        }
        long forks = entries().mapToLong(entry -> entry.holds().forks().size()).sum();
        long live = forks().filter(Fork::isLive).count();
        require(tally.liveForks(), live, "live forks");
        require(tally.pendingForks(), forks - live, "pending forks");
        require(
                tally.localHandles(),
                entries().mapToLong(entry -> entry.holds().locals().size()).sum(),
                "local handles");
        require(tally.requests(), requests(), "requests");
    }

    private Stream<Entry> entries() {
        return tables.references().all().stream();
    }

    private Stream<Fork> forks() {
        return entries().flatMap(entry -> entry.holds().forks().stream());
    }

    private long requests() {
        return Stream.concat(
                        tables.leases().all().stream(), tables.endedLeases().all())
                .mapToLong(lease -> lease.window().size())
                .sum();
    }

    private static void require(long kept, long counted, String what) {
        if (kept != counted) {
            throw new IllegalStateException(kept + " " + what + " are counted, and there are " + counted);
        }
    }
}

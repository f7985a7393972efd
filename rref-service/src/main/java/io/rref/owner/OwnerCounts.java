package io.rref.owner;

import io.rref.protocol.CreationStage;
import java.util.Map;

/**
 * How much an owner has and has seen: kept with every change, so that reading it costs the same however much that is.
 *
 * @param objects by the stage that they are in; each stage is in here
 * @param liveForks handles of others, those of ended leases among them until they are cleaned away
 * @param pendingForks handles that are under way to who has not claimed them
 * @param localHandles handles of this process
 * @param names that stand for an object
 * @param leases that have not ended
 * @param leasesEnded since the start, by the reason; each reason is in here
 * @param requests numbered ones that run, or whose outcome is kept until their holder has settled them
 * @param work that runs or waits for what it acts on
 * @param released objects that have gone since the start, with their last hold
 * @param draining whether it takes nothing new any more
 */
public record OwnerCounts(
        Map<CreationStage, Long> objects,
        long liveForks,
        long pendingForks,
        long localHandles,
        int names,
        int leases,
        Map<LeaseEnd, Long> leasesEnded,
        long requests,
        int work,
        long released,
        boolean draining) {

    /** Copies what it is given. */
    public OwnerCounts {
        objects = Map.copyOf(objects);
        leasesEnded = Map.copyOf(leasesEnded);
    }

    static OwnerCounts of(Tables tables) {
        Tally tally = tables.tally();
        return new OwnerCounts(
                tally.objects(),
                tally.liveForks(),
                tally.pendingForks(),
                tally.localHandles(),
                tables.names().bound().size(),
                tables.leases().all().size(),
                tally.leasesEnded(),
                tally.requests(),
                tables.works().all().size(),
                tally.released(),
                !tables.drain().isRunning());
    }
}

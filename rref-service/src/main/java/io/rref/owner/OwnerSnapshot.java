package io.rref.owner;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.CreationStage;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner knows, copied: for operator pages and for checkers. */
public record OwnerSnapshot(List<Entry> entries, List<Lease> leases) {

    /** One object. */
    public record Entry(
            RRefId rref,
            String contract,
            CreationStage stage,
            MonotonicTime since,
            List<Fork> forks,
            List<ForkId> localHandles,
            int runningWork,
            List<String> names) {

        /** Whether only names hold it. */
        public boolean heldByNamesOnly() {
            return !names.isEmpty() && forks.isEmpty() && localHandles.isEmpty() && runningWork == 0;
        }
    }

    /**
     * One fork.
     *
     * @param live LIVE, else PENDING
     * @param holder who holds it, or for whom it is PENDING
     * @param since when it was listed
     * @param sponsor who registered a PENDING one and has not let go; null otherwise
     */
    public record Fork(
            ForkId id,
            boolean live,
            HolderId holder,
            MonotonicTime since,
            @Nullable HolderId sponsor) {}

    /** One lease that has not ended. */
    public record Lease(HolderId holder, long session, MonotonicTime endsAt, int references, int openRequests) {}
}

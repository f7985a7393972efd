package io.rref.holder;

import io.rref.RRefState;
import io.rref.protocol.WireHandle;
import java.util.List;

/**
 * What a holder knows, copied: for {@code RRef.state()}, operator pages and checkers.
 *
 * @param openCalls operations whose outcome somebody waits for, and which user code or an object has to answer
 * @param openUpkeep all others: registrations, claims, releases, and what an owner is still asked about calls that were given up
 */
public record HolderSnapshot(List<Handle> handles, List<Lease> leases, int openCalls, int openUpkeep) {

    /** All operations that have not been settled. */
    public int openOperations() {
        return openCalls + openUpkeep;
    }

    /**
     * One handle of this process that has not been closed, or whose close waits for its uses.
     *
     * @param wire as it would travel
     * @param local whether it is a local handle to an object of this process
     * @param usable listed by the owner, under a lease that has neither lapsed nor ended, and not closed
     */
    public record Handle(WireHandle wire, boolean local, RRefState state, boolean usable) {}

    /**
     * One lease at an owner.
     *
     * @param openNumbers given to requests whose end the owner may still have to say
     * @param openOperations those, and what waits to be sent under a number of its own
     */
    public record Lease(String worker, long session, boolean lapsed, int openNumbers, int openOperations) {}
}

package io.rref.runtime;

import io.rref.RRefState;
import io.rref.holder.HolderSnapshot;

/**
 * Counts of what this process holds and asks for.
 *
 * @param unconfirmed handles that their owners have not confirmed yet
 * @param calls operations whose outcome somebody waits for, and which user code or an object has to answer
 * @param upkeep other operations, which keep references in order
 */
public record HolderCounts(long unconfirmed, int calls, int upkeep) {

    static HolderCounts of(HolderSnapshot snapshot) {
        long unconfirmed = snapshot.handles().stream()
                .filter(handle -> handle.state().creation() == RRefState.Creation.PENDING)
                .count();
        return new HolderCounts(unconfirmed, snapshot.openCalls(), snapshot.openUpkeep());
    }
}

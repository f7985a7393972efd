package io.rref.holder;

import io.rref.LossReason;
import java.util.Map;

/**
 * How much a holder has and has lost: reading it costs something for each owner that it has a lease at, and nothing for each
 * handle.
 *
 * @param open handles that can be used, those among them whose close waits for their last use
 * @param suspended handles whose lease has lapsed without a word from the owner
 * @param lost handles that are lost and not closed
 * @param standingLeases at owners
 * @param lapsedLeases of which nobody knows yet whether the owner has ended them
 * @param operations that have been asked for and not settled
 * @param losses handles lost since the start, by the reason; each reason is in here
 */
public record HeldCounts(
        long open,
        long suspended,
        long lost,
        int standingLeases,
        int lapsedLeases,
        int operations,
        Map<LossReason, Long> losses) {

    /** Copies what it is given. */
    public HeldCounts {
        losses = Map.copyOf(losses);
    }
}

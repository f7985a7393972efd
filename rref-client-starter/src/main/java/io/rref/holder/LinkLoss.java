package io.rref.holder;

import io.rref.LossReason;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a link is lost for good.
 *
 * @param detail for people
 * @param refusal the owner's word, or that of the process in its place; empty if there was none
 */
record LinkLoss(LossReason reason, String detail, Optional<Problem> refusal) {

    /** Who answered said so. */
    static LinkLoss told(LossReason reason, Problem refusal) {
        return new LinkLoss(reason, refusal.detail(), Optional.of(refusal));
    }

    /** A newer lease took its place. */
    static LinkLoss displaced(LossReason reason) {
        return new LinkLoss(reason, "a newer lease took its place", Optional.empty());
    }

    /** The owner has been silent for too long. */
    static LinkLoss givenUp(Duration patience) {
        return new LinkLoss(
                LossReason.OWNER_LOST,
                "no word of it for " + patience + " after the lease had lapsed",
                Optional.empty());
    }

    /** Whether something that was sent before the link was lost may have run. */
    boolean mayHaveRun(Delivery sendings, MonotonicTime nowWithSleep) {
        if (!sendings.maybeArrived()) {
            return false;
        }
        MonotonicTime earliest = sendings.earliestUpTo(MonotonicTime.NEVER);
        return refusal.filter(told -> Hindsight.reachesBack(told, earliest, nowWithSleep))
                .isEmpty();
    }
}

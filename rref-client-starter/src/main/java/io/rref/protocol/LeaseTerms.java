package io.rref.protocol;

import java.time.Duration;

/**
 * The time constants that both sides of a lease must share.
 *
 * @param length how long a lease lasts from the renewal that the owner handled
 * @param clockMargin fixed part of the margin that either side leaves for the other's clock; 1 % of the length is added
 * @param pendingMargin how much longer than its carrying request a fork stands after its sponsor let go
 */
public record LeaseTerms(Duration length, Duration clockMargin, Duration pendingMargin) {

    private static final int HUNDREDTH = 100;

    private static final int RENEWALS_PER_LEASE = 3;

    /** 30 seconds, 250 milliseconds, 10 seconds. */
    public static final LeaseTerms DEFAULT =
            new LeaseTerms(Duration.ofSeconds(30), Duration.ofMillis(250), Duration.ofSeconds(10));

    /** Refuses margins that would eat the lease. */
    public LeaseTerms {
        if (length.compareTo(clockMargin.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "lease length " + length + " must be more than twice the clock margin " + clockMargin);
        }
    }

    /** The owner ends a lease this long after the last renewal that it handled. */
    public Duration untilOwnerEnds() {
        return length.plus(margin());
    }

    /** The holder holds its lease lapsed this long after it sent the last renewal that was answered. */
    public Duration untilHolderLapses() {
        return length.minus(margin());
    }

    /** How long the owner keeps a renewal standing before it answers. */
    public Duration renewalStands() {
        return length.dividedBy(RENEWALS_PER_LEASE);
    }

    private Duration margin() {
        return clockMargin.plus(length.dividedBy(HUNDREDTH));
    }

    /** The same terms for a lease of another length, as its owner decides it. */
    public LeaseTerms withLength(Duration other) {
        return new LeaseTerms(other, clockMargin, pendingMargin);
    }
}

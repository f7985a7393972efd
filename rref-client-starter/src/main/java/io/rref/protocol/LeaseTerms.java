package io.rref.protocol;

import java.time.Duration;
import java.util.Optional;

/**
 * The time constants of a lease.
 *
 * @param length how long a lease lasts from the renewal that the owner handled
 * @param clockMargin fixed part of the margin that either side leaves for the other's clock; 1 % of the length is added
 * @param pendingMargin how much longer than its carrying request a fork stands after its sponsor let go
 * @param ownGiveUp how long a holder whose lease has lapsed waits for the owner's word; twice the length if empty
 */
public record LeaseTerms(Duration length, Duration clockMargin, Duration pendingMargin, Optional<Duration> ownGiveUp) {

    private static final int HUNDREDTH = 100;

    private static final int RENEWALS_PER_LEASE = 3;

    private static final int LEASES_UNTIL_GIVEN_UP = 2;

    /** 30 seconds, 250 milliseconds, 10 seconds, twice the length. */
    public static final LeaseTerms DEFAULT =
            new LeaseTerms(Duration.ofSeconds(30), Duration.ofMillis(250), Duration.ofSeconds(10));

    /** Refuses margins that would eat the lease. */
    public LeaseTerms {
        Duration margin = marginOf(length, clockMargin);
        if (length.compareTo(margin.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "lease length " + length + " must be more than twice the margin for clocks, " + clockMargin
                            + " and a hundredth of the length");
        }
    }

    /** Terms under which a holder gives up after twice the length. */
    public LeaseTerms(Duration length, Duration clockMargin, Duration pendingMargin) {
        this(length, clockMargin, pendingMargin, Optional.empty());
    }

    /** The owner ends a lease this long after the last renewal that it handled. */
    public Duration untilOwnerEnds() {
        return length.plus(margin());
    }

    /** The holder holds its lease lapsed this long after it sent the last renewal that was answered. */
    public Duration untilHolderLapses() {
        return length.minus(margin());
    }

    /** A holder whose lease has lapsed counts it as lost after this long without the owner's word. */
    public Duration untilHolderGivesUp() {
        return ownGiveUp.orElseGet(() -> length.multipliedBy(LEASES_UNTIL_GIVEN_UP));
    }

    /** How long the owner keeps a renewal standing before it answers. */
    public Duration renewalStands() {
        return length.dividedBy(RENEWALS_PER_LEASE);
    }

    /** Whether a lease of this length is longer than the margins for clocks would eat. */
    public boolean allowLength(Duration other) {
        return other.compareTo(marginOf(other, clockMargin).multipliedBy(2)) > 0;
    }

    private Duration margin() {
        return marginOf(length, clockMargin);
    }

    private static Duration marginOf(Duration length, Duration clockMargin) {
        return clockMargin.plus(length.dividedBy(HUNDREDTH));
    }

    /** The same terms for a lease of another length, as its owner decides it. */
    public LeaseTerms withLength(Duration other) {
        return new LeaseTerms(other, clockMargin, pendingMargin, ownGiveUp);
    }

    /** The same terms for a holder that waits so long for the owner's word. */
    public LeaseTerms withGiveUp(Duration patience) {
        return new LeaseTerms(length, clockMargin, pendingMargin, Optional.of(patience));
    }
}

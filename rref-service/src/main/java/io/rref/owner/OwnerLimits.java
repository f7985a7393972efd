package io.rref.owner;

import io.rref.protocol.LeaseTerms;
import java.time.Duration;

/**
 * What may grow at an owner, and how far.
 *
 * @param requestsPerLease numbered requests of one lease that are running or whose outcome is kept
 * @param keptBytesPerLease bytes of kept answers of one lease; beyond, an answer is not kept
 * @param referencesPerLease forks of one lease, LIVE and sponsored PENDING together
 * @param leases leases at one time
 * @param longestPending how long a PENDING fork stands at most after its sponsor let go, whatever the sponsor told; less
 *     than the longest a request may wait, and a handle could go while the request that carries it is still good
 * @param names names that holders have published, over all of them
 * @param tombstones released ids that are remembered, only to say "released" rather than "unknown"
 * @param handlesPerRequest handles that one request carries
 * @param argumentBytesPerLease bytes of arguments of one lease whose work has not ended, and of what is kept of its requests
 * @param handledAtOnce how much one event handles of what is due, and how much it cleans away of what ended leases left; the
 *     rest is due a moment later
 */
public record OwnerLimits(
        int requestsPerLease,
        long keptBytesPerLease,
        int referencesPerLease,
        int leases,
        Duration longestPending,
        int names,
        int tombstones,
        int handlesPerRequest,
        long argumentBytesPerLease,
        int handledAtOnce) {

    /** What a request may wait at most, and the margin that a sponsor adds. */
    private static final Duration LONGEST_PENDING = Duration.ofMinutes(10).plus(LeaseTerms.DEFAULT.pendingMargin());

    private static final int HANDLES = 10_000;

    private static final long ARGUMENT_BYTES = 256L << 20;

    private static final int HANDLED_AT_ONCE = 200;

    /** Refuses a machine that would never come to an end. */
    public OwnerLimits {
        if (handledAtOnce < 1) {
            throw new IllegalArgumentException("handledAtOnce is " + handledAtOnce + ": at least 1 is needed");
        }
    }

    /** With 10,000 handles in a request, 256 MiB of arguments, and 200 things handled at once. */
    public OwnerLimits(
            int requestsPerLease,
            long keptBytesPerLease,
            int referencesPerLease,
            int leases,
            Duration longestPending,
            int names,
            int tombstones) {
        this(
                requestsPerLease,
                keptBytesPerLease,
                referencesPerLease,
                leases,
                longestPending,
                names,
                tombstones,
                HANDLES,
                ARGUMENT_BYTES,
                HANDLED_AT_ONCE);
    }

    /** The same, but that one event handles this much of what is due. */
    public OwnerLimits handlingAtOnce(int most) {
        return new OwnerLimits(
                requestsPerLease,
                keptBytesPerLease,
                referencesPerLease,
                leases,
                longestPending,
                names,
                tombstones,
                handlesPerRequest,
                argumentBytesPerLease,
                most);
    }

    /** The same, but for what one request may carry, and what all of one lease may. */
    public OwnerLimits carrying(int handles, long argumentBytes) {
        return new OwnerLimits(
                requestsPerLease,
                keptBytesPerLease,
                referencesPerLease,
                leases,
                longestPending,
                names,
                tombstones,
                handles,
                argumentBytes,
                handledAtOnce);
    }

    /** 100,000 requests, 64 MiB, 1,000,000 references, 10,000 leases, 10 minutes 10 seconds, 10,000 names, 100,000 tombstones. */
    public static final OwnerLimits DEFAULT =
            new OwnerLimits(100_000, 64L << 20, 1_000_000, 10_000, LONGEST_PENDING, 10_000, 100_000);
}

package io.rref.test.simulation;

import io.rref.protocol.MonotonicTime;

/**
 * The monotonic clock of one process: its zero lies anywhere, and it runs a little fast or slow.
 *
 * @param origin what it shows at the start of the world, in nanoseconds
 * @param drift how much it is fast, in millionths
 */
record ProcessClock(long origin, long drift) {

    private static final long MILLION = 1_000_000;

    /** What this clock shows at that moment of the world. */
    MonotonicTime at(long worldNanos) {
        return new MonotonicTime(origin + worldNanos + worldNanos * drift / MILLION);
    }

    /** The first moment of the world at which this clock shows at least this time. */
    long whenItShows(MonotonicTime time) {
        long elapsed = time.nanos() - origin;
        long moment = (long) (elapsed / (1 + (double) drift / MILLION)) - 2;
        while (at(moment).isBefore(time)) {
            moment++;
        }
        return moment;
    }
}

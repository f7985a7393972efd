package io.rref.protocol;

import java.time.Duration;

/**
 * A moment on this process's monotonic clock. Means nothing in another process; never compared with wall time.
 *
 * @param nanos since an arbitrary start, which must lie so that values do not overflow
 */
public record MonotonicTime(long nanos) implements Comparable<MonotonicTime> {

    /** Later than every moment that a process lives to see. */
    public static final MonotonicTime NEVER = new MonotonicTime(Long.MAX_VALUE);

    /** This moment moved by a duration, {@link #NEVER} where that would overflow. */
    public MonotonicTime plus(Duration duration) {
        if (this.equals(NEVER)) {
            return NEVER;
        }
        try {
            return new MonotonicTime(Math.addExact(nanos, duration.toNanos()));
        } catch (ArithmeticException beyondTheClock) {
            return NEVER;
        }
    }

    /** How long it is from this moment to the other; negative if the other is earlier. */
    public Duration until(MonotonicTime other) {
        return Duration.ofNanos(other.nanos - nanos);
    }

    /** How long it is from this moment to a deadline; zero once it has passed. */
    public Duration remainingUntil(MonotonicTime deadline) {
        return isBefore(deadline) ? until(deadline) : Duration.ZERO;
    }

    public boolean isBefore(MonotonicTime other) {
        return nanos < other.nanos;
    }

    /** Whether the other moment has come: it is this one or an earlier one. */
    public boolean hasReached(MonotonicTime other) {
        return nanos >= other.nanos;
    }

    public MonotonicTime earlierOf(MonotonicTime other) {
        return isBefore(other) ? this : other;
    }

    @Override
    public int compareTo(MonotonicTime other) {
        return Long.compare(nanos, other.nanos);
    }
}

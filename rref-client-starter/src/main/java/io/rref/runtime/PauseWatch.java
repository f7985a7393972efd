package io.rref.runtime;

import io.rref.holder.HolderEvent.ClockMeanwhile;
import io.rref.holder.HolderEvent.ProcessPaused;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Finds that this process did not run: its timer should have rung long ago, or the wall clock has gone on while the monotonic
 * one stood still. Plain state: one caller at a time.
 */
final class PauseWatch {

    private static final Duration SHORTEST_NOTICED = Duration.ofMillis(50);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier wallMillis;

    private final long noticedNanos;

    private long wallAhead;

    private MonotonicTime expected = MonotonicTime.NEVER;

    /**
     * Creates a watch.
     *
     * @param wallMillis of the wall clock
     * @param harmless how long a pause may be that nobody needs to know of
     */
    PauseWatch(LongSupplier wallMillis, Duration harmless, MonotonicTime now) {
        this.wallMillis = wallMillis;
        this.noticedNanos = (harmless.compareTo(SHORTEST_NOTICED) < 0 ? SHORTEST_NOTICED : harmless).toNanos();
        this.wallAhead = wallAhead(now);
    }

    static PauseWatch withWallClock(Duration harmless, MonotonicTime now) {
        return new PauseWatch(System::currentTimeMillis, harmless, now);
    }

    /** The pauses that have come to an end and that nobody has been told of; mostly none. */
    List<ProcessPaused> before(MonotonicTime now) {
        long ahead = wallAhead(now) - wallAhead;
        boolean slept = ahead > noticedNanos / NANOS_PER_MILLI;
        if (slept || ahead < 0) {
            wallAhead += ahead;
        }
        boolean late = now.hasReached(expected) && isLong(expected, now);
        if (!slept && !late) {
            return List.of();
        }
        List<ProcessPaused> pauses = new ArrayList<>(2);
        if (slept) {
            pauses.add(new ProcessPaused(Duration.ofMillis(ahead), ClockMeanwhile.STOOD_STILL));
        }
        if (late) {
            pauses.add(new ProcessPaused(expected.until(now), ClockMeanwhile.WENT_ON));
        }
        return pauses;
    }

    /** The timer is to ring at this time, unless something else comes first. */
    void expect(MonotonicTime deadline) {
        expected = deadline;
    }

    /** Whether a lease may have lapsed unnoticed in so long. */
    boolean isLong(MonotonicTime since, MonotonicTime now) {
        return now.nanos() - since.nanos() > noticedNanos;
    }

    private long wallAhead(MonotonicTime now) {
        return wallMillis.getAsLong() - now.nanos() / NANOS_PER_MILLI;
    }
}

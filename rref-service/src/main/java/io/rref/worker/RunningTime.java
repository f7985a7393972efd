package io.rref.worker;

import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import io.rref.runtime.MonotonicClock;
import java.time.Duration;

/**
 * An owner's time: what a clock shows, without the time in which this process did not run. An owner that was stopped, or whose
 * machine had no time for it, has not heard its holders; so none of this counts against their leases. Thread-safe.
 *
 * <p>That the process runs is shown by a beat on a thread that does nothing else for long. Whoever asks for the time first after
 * a beat was missed finds the pause, so no thread that wakes up before the others sees time that did not run. Time goes on from
 * where the beat was late, so it never runs backwards.
 */
final class RunningTime implements MonotonicClock {

    private static final int BEATS_PER_LEASE = 60;

    private static final Duration SHORTEST_BEAT = Duration.ofMillis(50);

    private static final Duration LONGEST_BEAT = Duration.ofMillis(500);

    private static final int BEATS_UNTIL_MISSED = 2;

    private final MonotonicClock clock;

    private final Duration beat;

    private final long missedAfter;

    private volatile Beat last;

    /** The last sign that the process runs, and what had not counted until then. */
    private record Beat(long at, long notCounted) {}

    RunningTime(MonotonicClock clock, LeaseTerms terms) {
        this.clock = clock;
        this.beat = beatFor(terms.length());
        this.missedAfter = clock.mayJump()
                ? Long.MAX_VALUE
                : beat.multipliedBy(BEATS_UNTIL_MISSED).toNanos();
        this.last = new Beat(clock.now().nanos(), 0);
    }

    private static Duration beatFor(Duration lease) {
        Duration wanted = lease.dividedBy(BEATS_PER_LEASE);
        Duration atLeast = wanted.compareTo(SHORTEST_BEAT) < 0 ? SHORTEST_BEAT : wanted;
        return atLeast.compareTo(LONGEST_BEAT) > 0 ? LONGEST_BEAT : atLeast;
    }

    /** How much time there is to be between two beats. */
    Duration beat() {
        return beat;
    }

    /** The process runs. */
    void beats() {
        takeIn(clock.now().nanos(), true);
    }

    @Override
    public MonotonicTime now() {
        Beat known = last;
        long shown = clock.now().nanos();
        return new MonotonicTime(shown - known.at() > missedAfter ? takeIn(shown, false) : shown - known.notCounted());
    }

    /** A moment of this time, on the clock that it is taken from. */
    MonotonicTime onTheClock(MonotonicTime running) {
        return running.plus(Duration.ofNanos(last.notCounted()));
    }

    /** How much time has not counted so far. */
    Duration notCounted() {
        return Duration.ofNanos(last.notCounted());
    }

    private synchronized long takeIn(long shown, boolean isBeat) {
        Beat known = last;
        long missing = shown - known.at() - missedAfter;
        if (missing > 0) {
            last = new Beat(shown, known.notCounted() + missing);
        } else if (isBeat && shown > known.at()) {
            last = new Beat(shown, known.notCounted());
        }
        return shown - last.notCounted();
    }
}

package io.rref.benchmarks.rref;

import java.util.Arrays;
import java.util.List;

/** The times of one caller's operations. Not thread-safe: each caller has its own. */
final class Laps {

    private static final int FIRST_CAPACITY = 1024;

    private long[] nanos = new long[FIRST_CAPACITY];

    private int count;

    void add(long lap) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = lap;
    }

    /** All laps of all callers, the shortest first. */
    static long[] sorted(List<Laps> callers) {
        long[] all = callers.stream()
                .flatMapToLong(laps -> Arrays.stream(laps.nanos, 0, laps.count))
                .toArray();
        Arrays.sort(all);
        return all;
    }

    /** The lap below which this share of all laps lies, in microseconds; zero if there are none. */
    static double micros(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e3;
    }
}

package io.rref.test.chaos;

import java.time.Duration;

/**
 * How long a run is and what it draws.
 *
 * @param duration of load and trouble, starts not counted
 * @param callsPerSecond that all callers together try to make
 */
record ChaosPlan(Duration duration, int callsPerSecond, long seed) {

    static final int CALLERS = 2;

    /** What ordinary builds have time for. */
    private static final double SHORT_MINUTES = 0.4;

    private static final int USUAL_RATE = 1600;

    /** From this length on, a run must reach the figures that are required of three minutes. */
    private static final Duration FULL = Duration.ofMinutes(3);

    /** As the properties rref.chaos.minutes, rref.chaos.rate and rref.chaos.seed have it. */
    static ChaosPlan ofProperties() {
        double minutes = Double.parseDouble(System.getProperty("rref.chaos.minutes", String.valueOf(SHORT_MINUTES)));
        return new ChaosPlan(
                Duration.ofMillis(Math.round(minutes * Duration.ofMinutes(1).toMillis())),
                Integer.getInteger("rref.chaos.rate", USUAL_RATE),
                Long.getLong("rref.chaos.seed", System.nanoTime()));
    }

    /** What is required of this run where three minutes must reach this; of a short one only that it happened. */
    long required(long inThreeMinutes) {
        return isFull() ? inThreeMinutes * duration.toMillis() / FULL.toMillis() : 1;
    }

    /** How long it may take at most to reach what is required of it: a slow machine needs longer. */
    Duration longest() {
        return isFull() ? duration.multipliedBy(2) : duration;
    }

    boolean isFull() {
        return duration.compareTo(FULL) >= 0;
    }
}

package io.rref.test.simulation;

import java.time.Duration;

/**
 * How bad the world of one seed is: rates between 0 and 1 for each message or reply, or for each step of the program.
 */
record Climate(
        double messageLost,
        double replyLost,
        double doubled,
        double broken,
        double late,
        Duration latest,
        double told,
        double crash,
        double pause,
        int clockDrift,
        boolean faultyLoopback) {

    private static final double WORST_RATE = 0.3;

    private static final double WORST_CRASH_RATE = 0.03;

    private static final int WORST_DRIFT_IN_MILLIONTHS = 5_000;

    /** No faults, exact clocks. */
    static final Climate CALM = new Climate(0, 0, 0, 0, 0, Duration.ZERO, 1, 0, 0, 0, false);

    /** Each kind of fault is absent in a part of all worlds, so that each is also met without the others. */
    static Climate drawnFrom(Chance chance) {
        return new Climate(
                rate(chance, WORST_RATE),
                rate(chance, WORST_RATE),
                rate(chance, WORST_RATE),
                rate(chance, WORST_RATE / 2),
                rate(chance, WORST_RATE),
                chance.between(Duration.ofMillis(100), Duration.ofSeconds(20)),
                chance.oneOf(java.util.List.of(0.0, 0.5, 1.0)),
                rate(chance, WORST_CRASH_RATE),
                rate(chance, WORST_CRASH_RATE),
                chance.occurs(0.5) ? WORST_DRIFT_IN_MILLIONTHS : 0,
                chance.occurs(0.3));
    }

    private static double rate(Chance chance, double worst) {
        return chance.occurs(0.35) ? 0 : chance.rateUpTo(worst);
    }

    @Override
    public String toString() {
        return String.format(
                "message lost %.2f, reply lost %.2f, doubled %.2f, broken %.2f, late %.2f (up to %d ms), failures told %.1f,"
                        + " crash %.3f, pause %.3f, clock drift %d ppm, faulty loopback %s",
                messageLost,
                replyLost,
                doubled,
                broken,
                late,
                latest.toMillis(),
                told,
                crash,
                pause,
                clockDrift,
                faultyLoopback);
    }
}

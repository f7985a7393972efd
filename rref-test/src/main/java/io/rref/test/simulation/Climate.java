package io.rref.test.simulation;

import io.rref.owner.OwnerLimits;
import java.time.Duration;
import java.util.List;

/**
 * How bad the world of one seed is: rates between 0 and 1 for each message or reply, or for each step of the program.
 *
 * @param told how often a sender hears that its message or its connection is lost
 * @param clockDrift how much a clock is fast or slow at most, in millionths
 * @param limits what the owners allow
 * @param refusedAtDoor how often a message is refused before the owner sees it
 * @param forged how often another member sends what only the sender of a message may, with the lease that it shows
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
        boolean faultyLoopback,
        OwnerLimits limits,
        double refusedAtDoor,
        double forged) {

    private static final double WORST_RATE = 0.3;

    private static final double WORST_CRASH_RATE = 0.03;

    private static final double WORST_PAUSE_RATE = 0.06;

    /** Two processes then differ by 1 % at most, which is what the margins of leases allow for. */
    private static final int WORST_DRIFT_IN_MILLIONTHS = 5_000;

    /** No faults, exact clocks. */
    static final Climate CALM = calmUnder(OwnerLimits.DEFAULT);

    /** Each kind of fault is absent in a part of all worlds, so that each is also met without the others. */
    static Climate drawnFrom(Chance chance) {
        return new Climate(
                rate(chance, WORST_RATE),
                rate(chance, WORST_RATE),
                rate(chance, WORST_RATE),
                rate(chance, WORST_RATE / 2),
                rate(chance, WORST_RATE),
                chance.between(Duration.ofMillis(100), Duration.ofSeconds(20)),
                chance.oneOf(List.of(0.0, 0.5, 1.0)),
                rate(chance, WORST_CRASH_RATE),
                rate(chance, WORST_PAUSE_RATE),
                chance.occurs(0.5) ? WORST_DRIFT_IN_MILLIONTHS : 0,
                chance.occurs(0.3),
                chance.occurs(0.8) ? OwnerLimits.DEFAULT : tightLimits(chance),
                rate(chance, WORST_RATE / 2),
                rate(chance, WORST_RATE / 2));
    }

    /** Each limit is tight in half of these worlds, and as usual in the others. */
    private static OwnerLimits tightLimits(Chance chance) {
        OwnerLimits usual = OwnerLimits.DEFAULT;
        return new OwnerLimits(
                chance.occurs(0.5) ? 2 + chance.below(12) : usual.requestsPerLease(),
                chance.occurs(0.5) ? chance.below(40) : usual.keptBytesPerLease(),
                chance.occurs(0.5) ? 2 + chance.below(12) : usual.referencesPerLease(),
                chance.occurs(0.5) ? 1 + chance.below(4) : usual.leases(),
                usual.longestPending(),
                chance.occurs(0.5) ? chance.below(2) : usual.names(),
                chance.occurs(0.5) ? chance.below(4) : usual.tombstones());
    }

    /** No faults, exact clocks, and owners that allow this. */
    static Climate calmUnder(OwnerLimits limits) {
        return new Climate(0, 0, 0, 0, 0, Duration.ZERO, 1, 0, 0, 0, false, limits, 0, 0);
    }

    boolean hasTightLimits() {
        return !limits.equals(OwnerLimits.DEFAULT);
    }

    private static double rate(Chance chance, double worst) {
        return chance.occurs(0.35) ? 0 : chance.rateUpTo(worst);
    }

    @Override
    public String toString() {
        return String.format(
                "message lost %.2f, reply lost %.2f, doubled %.2f, broken %.2f, late %.2f (up to %d ms), failures told %.1f,"
                        + " refused at the door %.2f, forged %.2f, crash %.3f, pause %.3f, clock drift %d ppm, faulty loopback %s, limits %s",
                messageLost,
                replyLost,
                doubled,
                broken,
                late,
                latest.toMillis(),
                told,
                refusedAtDoor,
                forged,
                crash,
                pause,
                clockDrift,
                faultyLoopback,
                hasTightLimits() ? limits : "as usual");
    }
}

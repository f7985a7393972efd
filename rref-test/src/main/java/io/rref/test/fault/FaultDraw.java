package io.rref.test.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws what happens to the next request. Thread-safe; one seed and one order of requests give the same faults. */
final class FaultDraw {

    private final SplittableRandom random;

    private FaultRates rates = FaultRates.none();

    FaultDraw(long seed) {
        random = new SplittableRandom(seed);
    }

    synchronized void use(FaultRates changed) {
        rates = changed;
    }

    /** What is to happen, if anything. */
    synchronized Optional<FaultKind> next() {
        double drawn = random.nextDouble();
        double upTo = 0;
        for (FaultKind kind : FaultKind.values()) {
            upTo += rates.rates().getOrDefault(kind, 0.0);
            if (drawn < upTo) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** How long something is delayed. */
    synchronized Duration delay() {
        return Duration.ofNanos(random.nextLong(rates.longestDelay().toNanos()) + 1);
    }
}

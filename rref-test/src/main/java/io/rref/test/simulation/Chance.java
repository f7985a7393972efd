package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.LeaseToken;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The one source of chance of a world: the seed decides everything. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean occurs(double rate) {
        return random.nextDouble() < rate;
    }

    /** At least zero, less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double rateUpTo(double limit) {
        return random.nextDouble() * limit;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    Duration between(Duration shortest, Duration longest) {
        long nanos = shortest.toNanos();
        return Duration.ofNanos(nanos + random.nextLong(longest.toNanos() - nanos + 1));
    }

    long number() {
        return random.nextLong();
    }

    RRefId freshReference() {
        return new RRefId(random.nextLong(), random.nextLong());
    }

    ForkId freshFork() {
        return new ForkId(random.nextLong(), random.nextLong());
    }

    Incarnation freshIncarnation() {
        return new Incarnation(random.nextLong(), random.nextLong());
    }

    LeaseToken freshToken() {
        return new LeaseToken(random.nextLong(), random.nextLong());
    }
}

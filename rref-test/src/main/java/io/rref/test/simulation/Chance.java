package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.LeaseToken;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/**
 * A source of chance: its seed decides all that is drawn from it. Each part of a world draws from a branch of its own, so that the
 * rest stays as it is when a part is left out.
 */
final class Chance {

    private final long seed;

    private final SplittableRandom random;

    Chance(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Decided by this one's seed and the key alone, whatever has been drawn from either. */
    Chance branch(long key) {
        return new Chance(mix(seed, key));
    }

    Chance branch(String name) {
        return branch(name.hashCode());
    }

    /** One number of two, in which every bit of both counts. */
    static long mix(long one, long other) {
        long mixed = (one ^ Long.rotateLeft(other * 0x9E3779B97F4A7C15L, 31)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
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

    /** One of those, not none: the same one as long as it is among them, whoever else is. */
    <T> T favourite(List<T> choices, ToLongFunction<T> key) {
        long taste = random.nextLong();
        T best = choices.get(0);
        long least = Long.MAX_VALUE;
        for (T choice : choices) {
            long liking = mix(taste, key.applyAsLong(choice));
            if (liking < least) {
                least = liking;
                best = choice;
            }
        }
        return best;
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

package io.rref.protocol;

import io.rref.ForkId;

/**
 * How many forks there are, and a sum of their ids that does not depend on their order: two sides with equal sums list the same
 * forks. It changes with each fork, so nobody walks through all of them to tell it.
 *
 * <p>The sum is that of {@code mix(high ^ mix(low))} over all ids, modulo 2<sup>64</sup>, where {@code mix} is the last part of
 * SplitMix64.
 */
public record ForkSum(long count, long sum) {

    /** No fork at all. */
    public static final ForkSum NONE = new ForkSum(0, 0);

    /** With one fork more. */
    public ForkSum with(ForkId fork) {
        return new ForkSum(count + 1, sum + mixed(fork));
    }

    /** With one fork less. */
    public ForkSum without(ForkId fork) {
        return new ForkSum(count - 1, sum - mixed(fork));
    }

    /** Of all these forks. */
    public static ForkSum of(Iterable<ForkId> forks) {
        ForkSum all = NONE;
        for (ForkId fork : forks) {
            all = all.with(fork);
        }
        return all;
    }

    private static long mixed(ForkId fork) {
        return SplitMix64.mix(fork.high() ^ SplitMix64.mix(fork.low()));
    }
}

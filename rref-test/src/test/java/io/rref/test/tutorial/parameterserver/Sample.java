package io.rref.test.tutorial.parameterserver;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was measured once.
 *
 * @param target in multiples of 1/65536
 */
public record Sample(List<Long> features, long target) {

    /** What there is to learn. */
    static final Weights TRUTH = new Weights(List.of(3L * Weights.SCALE, -2L * Weights.SCALE, 5L * Weights.SCALE));

    /** So many samples, the same every time. */
    public static List<Sample> draw(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> IntStream.range(0, TRUTH.values().size())
                        .mapToObj(each -> (long) random.nextInt(-5, 6))
                        .toList())
                .limit(count)
                .map(features -> new Sample(features, predicted(features, TRUTH)))
                .toList();
    }

    /** How the error of this sample grows with each weight. */
    Weights gradient(Weights weights) {
        long error = predicted(features, weights) - target;
        return new Weights(features.stream().map(feature -> error * feature).toList());
    }

    /** The sum of the gradients of all of them. */
    static Weights gradient(List<Sample> samples, Weights weights) {
        Weights sum = Weights.zero(weights.values().size());
        for (Sample sample : samples) {
            sum = sum.plus(sample.gradient(weights));
        }
        return sum;
    }

    private static long predicted(List<Long> features, Weights weights) {
        return IntStream.range(0, features.size())
                .mapToLong(each -> features.get(each) * weights.values().get(each))
                .sum();
    }
}

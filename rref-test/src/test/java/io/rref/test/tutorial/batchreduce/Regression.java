package io.rref.test.tutorial.batchreduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A linear model in fixed-point arithmetic: sums of whole numbers do not depend on the order in which they are made, so that
 * any schedule computes the same to the last digit.
 */
final class Regression {

    private static final long ONE = 1L << 20;

    private static final long RATE_DIVISOR = 4096;

    private Regression() {}

    /** One observation: what was measured, and what the model should say to it. */
    record Sample(List<Long> inputs, long wanted) {}

    static List<Long> start() {
        return List.of(0L, 0L, 0L);
    }

    /** Samples of one trainer, of {@code 3 a - 2 b + 7}. */
    static List<Sample> shard(int trainer) {
        return LongStream.range(0, 16)
                .mapToObj(n -> {
                    long a = (n * 5 + trainer * 3L) % 11 - 5;
                    long b = (n * 7 + trainer) % 13 - 6;
                    return new Sample(List.of(a, b, 1L), (3 * a - 2 * b + 7) * ONE);
                })
                .toList();
    }

    /** How the error of these samples changes with each parameter. */
    static List<Long> gradient(List<Long> parameters, List<Sample> samples) {
        long[] gradient = new long[parameters.size()];
        for (Sample sample : samples) {
            long error = -sample.wanted();
            for (int at = 0; at < gradient.length; at++) {
                error += parameters.get(at) * sample.inputs().get(at);
            }
            for (int at = 0; at < gradient.length; at++) {
                gradient[at] += error * sample.inputs().get(at);
            }
        }
        return LongStream.of(gradient).boxed().toList();
    }

    /** One step down the sum of these gradients. */
    static List<Long> updated(List<Long> parameters, List<List<Long>> gradients) {
        List<Long> updated = new ArrayList<>();
        for (int at = 0; at < parameters.size(); at++) {
            int parameter = at;
            long sum = gradients.stream().mapToLong(each -> each.get(parameter)).sum();
            updated.add(parameters.get(at) - sum / RATE_DIVISOR);
        }
        return updated;
    }
}

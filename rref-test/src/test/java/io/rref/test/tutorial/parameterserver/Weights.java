package io.rref.test.tutorial.parameterserver;

import java.util.List;
import java.util.stream.IntStream;

/** Numbers of a linear model, or corrections to them: whole multiples of 1/65536, so that their sum has no order. */
public record Weights(List<Long> values) {

    static final int SCALE = 1 << 16;

    static Weights zero(int count) {
        return new Weights(IntStream.range(0, count).mapToObj(each -> 0L).toList());
    }

    Weights plus(Weights other) {
        return new Weights(IntStream.range(0, values.size())
                .mapToObj(each -> values.get(each) + other.values.get(each))
                .toList());
    }

    /** A step against this gradient, which was summed over so many samples. */
    Weights corrected(Weights gradient, int samples) {
        return new Weights(IntStream.range(0, values.size())
                .mapToObj(each -> values.get(each) - Math.floorDiv(gradient.values.get(each), 20L * samples))
                .toList());
    }
}

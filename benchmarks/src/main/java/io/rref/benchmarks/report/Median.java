package io.rref.benchmarks.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The middle of some values, and how far they lie apart.
 *
 * @param value the middle one, or the mean of the two in the middle
 * @param low the smallest
 * @param high the largest
 */
public record Median(double value, double low, double high) {

    static Median of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values have no median");
        }
        int middle = sorted.length / 2;
        double value = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Median(value, sorted[0], Arrays.stream(sorted).max().getAsDouble());
    }
}

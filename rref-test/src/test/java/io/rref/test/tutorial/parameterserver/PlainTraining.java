package io.rref.test.tutorial.parameterserver;

import java.util.List;

/** The same in one process, without references. */
public final class PlainTraining {

    private PlainTraining() {}

    /** Trains for so many rounds. */
    public static Weights run(List<Sample> samples, int rounds) {
        Weights weights = Weights.zero(Sample.TRUTH.values().size());
        for (int round = 0; round < rounds; round++) {
            weights = weights.corrected(Sample.gradient(samples, weights), samples.size());
        }
        return weights;
    }
}

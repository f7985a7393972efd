package io.rref.test.tutorial.batchreduce;

import java.util.List;
import java.util.stream.IntStream;

/** The same in one process, without references. */
public final class PlainBatchReduce {

    private PlainBatchReduce() {}

    /** The parameters after so many steps. */
    public static List<Long> run(int trainers, int steps) {
        List<Long> parameters = Regression.start();
        for (int step = 0; step < steps; step++) {
            List<Long> now = parameters;
            List<List<Long>> gradients = IntStream.range(0, trainers)
                    .mapToObj(trainer -> Regression.gradient(now, Regression.shard(trainer)))
                    .toList();
            parameters = Regression.updated(now, gradients);
        }
        return parameters;
    }
}

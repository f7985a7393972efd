package io.rref.test.tutorial.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A recurrent layer in whole numbers: every output depends on the data and on the state, and so does the next state. */
public record Layer(long ofData, long ofState) {

    /** For the first stage. */
    public static final Layer ENCODER = new Layer(31, 17);

    /** For the second stage. */
    public static final Layer DECODER = new Layer(7, 1_003);

    private static final long MODULUS = 1_000_003;

    private static final int WIDTH = 8;

    /** So many micro-batches, all different. */
    public static List<List<Long>> microBatches(int count) {
        return Stream.iterate(1, first -> first + WIDTH)
                .limit(count)
                .map(first -> IntStream.range(first, first + WIDTH)
                        .mapToObj(each -> (long) each)
                        .toList())
                .toList();
    }

    Step forward(List<Long> data, List<Long> state) {
        List<Long> mixed = IntStream.range(0, data.size())
                .mapToObj(each -> (data.get(each) * ofData + state.get(each) * ofState + each) % MODULUS)
                .toList();
        List<Long> next = IntStream.range(0, data.size())
                .mapToObj(each -> (mixed.get((each + 1) % data.size()) + state.get(each)) % MODULUS)
                .toList();
        return new Step(mixed, next);
    }
}

package io.rref.test.tutorial.pipeline;

import java.util.ArrayList;
import java.util.List;

/** The same in one process, without references. */
public final class PlainPipeline {

    private PlainPipeline() {}

    /** Sends these micro-batches through two stages. */
    public static List<List<Long>> run(Layer encoder, Layer decoder, List<List<Long>> microBatches) {
        List<List<Long>> outputs = new ArrayList<>();
        Step before = Step.of(microBatches.get(0));
        for (List<Long> microBatch : microBatches) {
            Step encoded = encoder.forward(microBatch, before.state());
            before = decoder.forward(encoded.data(), encoded.state());
            outputs.add(before.data());
        }
        return outputs;
    }
}

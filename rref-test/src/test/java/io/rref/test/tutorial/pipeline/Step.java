package io.rref.test.tutorial.pipeline;

import java.util.List;

/**
 * What a stage has made of a micro-batch.
 *
 * @param data for the next stage
 * @param state for the next micro-batch
 */
public record Step(List<Long> data, List<Long> state) {

    /** Before any stage. */
    static Step of(List<Long> microBatch) {
        return new Step(microBatch, microBatch.stream().map(each -> 0L).toList());
    }
}

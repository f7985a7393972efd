/**
 * Two stages on two workers, and a state that goes from each step to the next micro-batch.
 *
 * <p><b>For:</b> PyTorch's pipeline and RNN tutorials. <b>May call:</b> {@code cluster}. <b>May be called by:</b> {@code
 * tutorial}. <b>Start with:</b> {@link io.rref.test.tutorial.pipeline.DistributedPipeline}.
 */
@NullMarked
package io.rref.test.tutorial.pipeline;

import org.jspecify.annotations.NullMarked;

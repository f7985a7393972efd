/**
 * Several trainers share the parameters of one object: each fetches them, and adds what its own part of the data makes of them.
 *
 * <p><b>For:</b> PyTorch's parameter server tutorial. <b>May call:</b> {@code cluster}. <b>May be called by:</b> {@code
 * tutorial}. <b>Start with:</b> {@link io.rref.test.tutorial.parameterserver.DistributedTraining}.
 */
@NullMarked
package io.rref.test.tutorial.parameterserver;

import org.jspecify.annotations.NullMarked;

/**
 * The programs of PyTorch's RRef tutorials, one in each package below.
 *
 * <p><b>For:</b> showing that whole programs carry over: each gives what one process gives that does the same without
 * references, and leaves nothing behind. <b>May call:</b> {@code cluster}. <b>May be called by:</b> nobody. <b>Start with:</b> {@link
 * io.rref.test.tutorial.parameterserver.DistributedTraining}.
 */
@NullMarked
package io.rref.test.tutorial;

import org.jspecify.annotations.NullMarked;

/**
 * rref as a peer: a worker's process, and the process of a caller that runs slices.
 *
 * <p><b>Start with:</b> {@link io.rref.benchmarks.rref.CallerProcess}.
 */
@NullMarked
package io.rref.benchmarks.rref;

import org.jspecify.annotations.NullMarked;

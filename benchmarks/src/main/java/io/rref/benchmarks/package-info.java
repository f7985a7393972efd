/**
 * The command: reads its options, starts the peers, lets them run in turns, and reports.
 *
 * <p><b>Start with:</b> {@link io.rref.benchmarks.Benchmarks}, then {@code Rounds}.
 */
@NullMarked
package io.rref.benchmarks;

import org.jspecify.annotations.NullMarked;

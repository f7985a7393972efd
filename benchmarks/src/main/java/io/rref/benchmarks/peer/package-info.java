/**
 * What is measured: pairs of processes that take turns, asked over standard input for one slice of time after the other.
 *
 * <p><b>Start with:</b> {@link io.rref.benchmarks.peer.Peer}. A further peer is a further {@code static Peer start(...)}.
 */
@NullMarked
package io.rref.benchmarks.peer;

import org.jspecify.annotations.NullMarked;

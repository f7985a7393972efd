package io.rref.benchmarks.report;

import io.rref.benchmarks.peer.Operation;
import io.rref.benchmarks.peer.Slice;
import java.util.OptionalDouble;

/**
 * One slice of one peer, and what it cost.
 *
 * @param round in which it was measured: slices of one round are compared
 * @param processorMicros that all processes of the peer used in the slice
 * @param foreignCores that others kept busy meanwhile; empty where the system does not tell
 */
public record Measurement(
        Operation operation, int round, String peer, Slice slice, double processorMicros, OptionalDouble foreignCores) {

    /** Processor time per operation, microseconds. */
    double processorMicrosPerOperation() {
        return processorMicros / Math.max(1, slice.operations());
    }
}

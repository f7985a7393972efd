package io.rref.test.fault;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a proxy has done until now.
 *
 * @param requests that have arrived whole, those with a fault among them
 * @param faults how often each kind has happened; what is not in it has not
 * @param unreachable requests whose connection was closed because the worker could not be reached or closed its own
 * @param refused requests whose connection was closed because the proxy held as much as it may
 */
public record FaultCounts(long requests, Map<FaultKind, Long> faults, long unreachable, long refused) {

    /** Of a proxy that has done nothing. */
    public static final FaultCounts NONE = new FaultCounts(0, Map.of(), 0, 0);

    /** Keeps a copy of the map. */
    public FaultCounts {
        faults = Map.copyOf(faults);
    }

    /** How often this kind has happened. */
    public long of(FaultKind kind) {
        return faults.getOrDefault(kind, 0L);
    }

    /** What both have done together. */
    public FaultCounts plus(FaultCounts other) {
        Map<FaultKind, Long> sums = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            sums.put(kind, of(kind) + other.of(kind));
        }
        return new FaultCounts(
                requests + other.requests, sums, unreachable + other.unreachable, refused + other.refused);
    }
}

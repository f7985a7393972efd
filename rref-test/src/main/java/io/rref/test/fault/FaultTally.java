package io.rref.test.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts while the proxy runs. Thread-safe. */
final class FaultTally {

    private final AtomicLongArray faults = new AtomicLongArray(FaultKind.values().length);

    private final LongAdder requests = new LongAdder();

    private final LongAdder unreachable = new LongAdder();

    private final LongAdder refused = new LongAdder();

    void arrived() {
        requests.increment();
    }

    void happened(FaultKind kind) {
        faults.incrementAndGet(kind.ordinal());
    }

    void unreachable() {
        unreachable.increment();
    }

    void refused() {
        refused.increment();
    }

    FaultCounts counts() {
        Map<FaultKind, Long> counted = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            counted.put(kind, faults.get(kind.ordinal()));
        }
        return new FaultCounts(requests.sum(), counted, unreachable.sum(), refused.sum());
    }
}

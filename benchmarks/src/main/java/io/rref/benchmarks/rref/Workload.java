package io.rref.benchmarks.rref;

import io.rref.RRef;
import io.rref.RRefClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations, each on one counter of the worker or on a fresh one. */
final class Workload implements AutoCloseable {

    private static final double HALF = 0.5;

    private static final double NEARLY_ALL = 0.99;

    /** The counter and the value. */
    private static final long KEPT = 2;

    private final RRefClient rrefs;

    private final RRef<Counter> counter;

    private final RRef<Long> value;

    private final Counter sync;

    private final HeldByWorker held;

    private Workload(RRefClient rrefs, RRef<Counter> counter, RRef<Long> value, HeldByWorker held) {
        this.rrefs = rrefs;
        this.counter = counter;
        this.value = value;
        this.sync = counter.rpcSync();
        this.held = held;
    }

    static Workload start(RRefClient rrefs, String workerAddress) {
        RRef<Counter> counter = rrefs.on(WorkerProcess.NAME).create(Counter.class);
        counter.rpcSync().increment(1);
        return new Workload(rrefs, counter, counter.remote(Counter::count), new HeldByWorker(workerAddress));
    }

    Map<String, Object> run(String operation, int callers, Duration length) {
        long began = System.nanoTime();
        List<Laps> laps = laps(operation, callers, length);
        double seconds = (System.nanoTime() - began) / 1e9;
        long[] sorted = Laps.sorted(laps);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("op", operation);
        said.put("callers", callers);
        said.put("ops", sorted.length);
        said.put("seconds", seconds);
        said.put("p50_us", Laps.micros(sorted, HALF));
        said.put("p99_us", Laps.micros(sorted, NEARLY_ALL));
        if (operation.equals("create")) {
            said.putAll(held.untilOnly(KEPT));
        }
        return said;
    }

    private List<Laps> laps(String operation, int callers, Duration length) {
        return switch (operation) {
            case "sync" -> ClosedLoop.waiting(callers, length, () -> sync.increment(1));
            case "async" -> ClosedLoop.window(callers, length, () -> counter.rpcAsync(c -> c.increment(1)));
            case "tohere" -> ClosedLoop.waiting(callers, length, value::toHere);
            case "create" -> ClosedLoop.waiting(callers, length, this::create);
            default -> throw new IllegalArgumentException("unknown operation '" + operation + "'");
        };
    }

    private void create() {
        try (RRef<Counter> made = rrefs.on(WorkerProcess.NAME).create(Counter.class)) {
            made.created().join();
        }
    }

    @Override
    public void close() {
        value.close();
        counter.close();
    }
}

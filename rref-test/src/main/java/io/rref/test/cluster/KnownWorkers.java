package io.rref.test.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The workers of a cluster, those that do not run among them, and how each is started again. Thread-safe. */
final class KnownWorkers {

    private final Map<String, Start> starts = new ConcurrentSkipListMap<>();

    /**
     * How a worker was started.
     *
     * @param port 0 for any that is free
     */
    record Start(int port, List<String> arguments) {}

    void add(String name, Start start) {
        starts.put(name, start);
    }

    void remove(String name) {
        starts.remove(name);
    }

    @Nullable
    Start find(String name) {
        return starts.get(name);
    }

    /** Its start; a name that no worker has is refused, as a test with a typo would test nothing. */
    Start require(@Nullable String name) {
        Start start = name == null ? null : starts.get(name);
        if (start == null) {
            throw new IllegalArgumentException("no worker '" + name + "': the cluster has " + starts.keySet());
        }
        return start;
    }
}

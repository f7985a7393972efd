package io.rref.test.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where workers listen, and where the directory says that they do, which may be old: then nobody is there, or another worker. Nobody calls
 * other processes.
 */
final class Addresses {

    private final Map<String, SimulatedProcess> listening = new LinkedHashMap<>();

    private final Map<String, String> listed = new LinkedHashMap<>();

    /** A worker listens from now on; the directory lists a name that it has not known before. */
    void listen(SimulatedProcess worker, String address) {
        listening.put(address, worker);
        listed.putIfAbsent(worker.id().name(), address);
    }

    void list(SimulatedProcess worker, String address) {
        if (listening.get(address) == worker) {
            listed.put(worker.id().name(), address);
        }
    }

    void leave(SimulatedProcess worker) {
        listening.values().remove(worker);
    }

    String listedFor(String worker) {
        return Objects.requireNonNull(listed.get(worker), worker);
    }

    /** Who listens there; null if nobody does. */
    @Nullable
    SimulatedProcess listenerAt(String address) {
        return listening.get(address);
    }

    /** Addresses that the directory lists and where nobody listens. */
    List<String> free() {
        return listed.values().stream()
                .filter(address -> !listening.containsKey(address))
                .toList();
    }
}

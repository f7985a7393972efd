package io.rref.test.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Who has published which names, so that all of them can be ended at last. */
final class Publishers {

    private final Map<Path, SimulatedProcess> published = new LinkedHashMap<>();

    private record Path(String worker, String name) {}

    void publishes(SimulatedProcess process, String worker, String name) {
        published.putIfAbsent(new Path(worker, name), process);
    }

    /** Those that still run end their names. */
    void unnameAll(Program program) {
        published.forEach((path, process) -> {
            if (process.isRunning()) {
                program.unname(process, path.worker(), path.name());
            }
        });
    }
}

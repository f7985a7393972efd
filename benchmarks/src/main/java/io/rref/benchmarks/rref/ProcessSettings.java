package io.rref.benchmarks.rref;

import java.util.Map;

/** Settings of both processes: none that changes what is measured. */
final class ProcessSettings {

    private ProcessSettings() {}

    static Map<String, Object> of(String name) {
        return Map.of(
                "spring.application.name", name,
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn",
                "server.address", "127.0.0.1");
    }
}

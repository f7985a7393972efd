package io.rref.test.cluster;

import java.util.Map;

/** Settings of every app of a test cluster. */
final class QuietApp {

    private QuietApp() {}

    static Map<String, Object> properties(String name) {
        return Map.of(
                "spring.application.name",
                name,
                "spring.main.banner-mode",
                "off",
                "spring.jmx.enabled",
                "false",
                "logging.level.root",
                "warn",
                "server.address",
                "127.0.0.1",
                // else each worker waits for the standing renewals of the others before it ends
                "server.shutdown",
                "immediate");
    }
}

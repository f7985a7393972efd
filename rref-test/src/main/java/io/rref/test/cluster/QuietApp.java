package io.rref.test.cluster;

import java.util.ArrayList;
import java.util.List;
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

    /** Command line of an app with these settings and its own, which win. */
    static List<String> arguments(Map<String, ?> settings, List<String> own) {
        List<String> all = new ArrayList<>();
        settings.forEach((property, value) -> all.add("--" + property + "=" + value));
        all.removeIf(given -> own.stream().anyMatch(each -> property(each).equals(property(given))));
        all.addAll(own);
        return all;
    }

    private static String property(String argument) {
        return argument.substring(0, argument.indexOf('='));
    }
}

package io.rref.service.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What a worker sets of Consul where the application sets nothing: no contact at all until a host is named; with a host, a
 * registration that survives Consul's absence.
 */
final class ConsulDefaults {

    private static final String CONSUL = "spring.cloud.consul.";

    private static final String CLIENT = "rref.client.consul.";

    private static final String DISCOVERY = CONSUL + "discovery.";

    private ConsulDefaults() {}

    /** For an app that is no worker, but has the library from us all the same. */
    static Map<String, Object> without(Environment environment) {
        return isWanted(environment) ? Map.of() : Map.of(CONSUL + "enabled", "false");
    }

    static Map<String, Object> in(Environment environment) {
        if (!isWanted(environment)) {
            return without(environment);
        }
        Map<String, Object> defaults = new HashMap<>(Map.of(
                DISCOVERY + "fail-fast",
                "false",
                // polls, cannot see a dead worker, and logs a stack trace each second while Consul is away
                DISCOVERY + "catalog-services-watch.enabled",
                "false",
                DISCOVERY + "query-passing",
                "true",
                DISCOVERY + "health-check-path",
                readinessPath(environment),
                // a dead worker refuses at once; a slow one gets time
                DISCOVERY + "health-check-interval",
                "2s",
                DISCOVERY + "health-check-timeout",
                "5s",
                // the shortest that Consul takes
                DISCOVERY + "health-check-critical-timeout",
                "1m",
                // what runs goes on without Consul
                "management.health.consul.enabled",
                "false",
                "spring.cloud.discovery.client.health-indicator.enabled",
                "false"));
        if (!"true".equals(environment.getProperty(DISCOVERY + "register"))) {
            defaults.put(CONSUL + "service-registry.auto-registration.enabled", "false");
        }
        addAddress(environment, defaults);
        if (speaksTls(environment)) {
            defaults.put(DISCOVERY + "scheme", "https");
            // Consul's agent knows nothing of the cluster's own authority, and is told nothing but whether the worker
            // is ready
            defaults.put(DISCOVERY + "health-check-tls-skip-verify", "true");
        }
        addThoseOfTheClient(environment, defaults);
        return defaults;
    }

    /** The Consul where a worker looks for others is the one where it is found. */
    private static void addThoseOfTheClient(Environment environment, Map<String, Object> defaults) {
        if (StringUtils.hasText(environment.getProperty(CLIENT + "host"))) {
            Map.of("host", "host", "port", "port", "scheme", "scheme", "token", "discovery.acl-token")
                    .forEach((own, springs) -> {
                        String value = environment.getProperty(CLIENT + own);
                        if (StringUtils.hasText(value)) {
                            defaults.put(CONSUL + springs, value);
                        }
                    });
        }
    }

    private static boolean isWanted(Environment environment) {
        return StringUtils.hasText(environment.getProperty(CONSUL + "host"))
                || StringUtils.hasText(environment.getProperty(CLIENT + "host"))
                || environment.getProperty(CONSUL + "enabled", Boolean.class, false);
    }

    /** A worker that listens to one address is found there and nowhere else. */
    private static void addAddress(Environment environment, Map<String, Object> defaults) {
        if (environment.containsProperty(DISCOVERY + "hostname")) {
            return;
        }
        defaults.put(DISCOVERY + "prefer-ip-address", "true");
        String listening = environment.getProperty("server.address");
        if (StringUtils.hasText(listening)) {
            try {
                InetAddress address = InetAddress.getByName(listening);
                if (!address.isAnyLocalAddress()) {
                    defaults.put(DISCOVERY + "ip-address", address.getHostAddress());
                }
            } catch (UnknownHostException unknown) {
                // the web server says so, and better
            }
        }
    }

    private static boolean speaksTls(Environment environment) {
        boolean keys = Stream.of("bundle", "key-store", "certificate")
                .anyMatch(kind -> StringUtils.hasText(environment.getProperty("server.ssl." + kind)));
        return keys && environment.getProperty("server.ssl.enabled", Boolean.class, true);
    }

    private static String readinessPath(Environment environment) {
        boolean ownPort = environment.containsProperty("management.server.port")
                && !environment
                        .getProperty("management.server.port", "")
                        .equals(environment.getProperty("server.port"));
        String before = ownPort ? "management.server.base-path" : "server.servlet.context-path";
        String path = environment.getProperty(before, "")
                + "/" + environment.getProperty("management.endpoints.web.base-path", "/actuator")
                + "/" + environment.getProperty("management.endpoints.web.path-mapping.health", "health")
                + "/readiness";
        return path.replaceAll("/{2,}", "/");
    }
}

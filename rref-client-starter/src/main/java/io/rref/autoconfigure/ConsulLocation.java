package io.rref.autoconfigure;

import io.rref.directory.consul.ConsulSettings;
import io.rref.runtime.InvalidSettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where Consul is: by our own settings, or by those of Spring Cloud Consul, which need not be there. Nowhere until one of them
 * names a host, so that nobody waits for a Consul that nobody has.
 */
final class ConsulLocation {

    private static final String SPRING = "spring.cloud.consul.";

    private static final int DEFAULT_PORT = 8500;

    private static final int HIGHEST_PORT = 0xFFFF;

    private static final String REMEDY = "Set rref.client.consul.host, .port and .scheme to those of the Consul agent,"
            + " such as 127.0.0.1, 8500 and http, or take the host away to go without Consul.";

    private ConsulLocation() {}

    /** @throws InvalidSettingsException if a setting cannot be */
    static Optional<ConsulSettings> settings(RRefClientProperties.Consul own, Environment environment) {
        String host = own.host();
        if (host == null && environment.getProperty(SPRING + "enabled", Boolean.class, true)) {
            host = environment.getProperty(SPRING + "host");
        }
        if (host == null || host.isBlank()) {
            return Optional.empty();
        }
        int port = or(own.port(), environment.getProperty(SPRING + "port", Integer.class), DEFAULT_PORT);
        String scheme = or(own.scheme(), environment.getProperty(SPRING + "scheme"), "http");
        String token =
                environment.getProperty(SPRING + "discovery.acl-token", environment.getProperty(SPRING + "token", ""));
        requireWait(own.waitTime());
        return Optional.of(new ConsulSettings(
                address(scheme, host, port), service(own), emptyIsNone(or(own.token(), token, "")), own.waitTime()));
    }

    private static <T> T or(@Nullable T own, @Nullable T springs, T otherwise) {
        if (own != null) {
            return own;
        }
        return springs == null ? otherwise : springs;
    }

    private static @Nullable String emptyIsNone(String token) {
        return token.isBlank() ? null : token;
    }

    private static URI address(String scheme, String host, int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InvalidSettingsException("The port of Consul is " + port + ": expected 1 to 65535.", REMEDY);
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidSettingsException(
                    "The scheme of Consul is '" + scheme + "': expected http or https.", REMEDY);
        }
        try {
            return new URI(scheme, null, host, port, null, null, null).parseServerAuthority();
        } catch (URISyntaxException noHost) {
            throw new InvalidSettingsException("The host of Consul, '" + host + "', is none.", REMEDY);
        }
    }

    private static String service(RRefClientProperties.Consul own) {
        if (own.service().isBlank()) {
            throw new InvalidSettingsException(
                    "rref.client.consul.service is empty.", "Name the service under which workers are registered.");
        }
        return own.service();
    }

    private static void requireWait(Duration wait) {
        if (wait.compareTo(Duration.ofSeconds(1)) < 0 || wait.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new InvalidSettingsException(
                    "rref.client.consul.wait-time is " + wait + ": expected one second to ten minutes.",
                    "Leave it at 30s, or set a time for which nothing between here and Consul cuts a connection.");
        }
    }
}

package io.rref.service.autoconfigure;

import io.rref.runtime.InvalidSettingsException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Where the actuator answers, and whether the door can stand before it. */
final class ActuatorPath {

    private static final String PORT = "management.server.port";

    private static final String REMEDY =
            "Leave management.server.port out, so that rref's door stands before the actuator; or set"
                    + " management.server.address to 127.0.0.1; or protect the actuator by a SecurityFilterChain of your own.";

    private ActuatorPath() {}

    /**
     * The path, without a slash at its end; null if the actuator has a port of its own, which only this machine reaches.
     *
     * @throws InvalidSettingsException if the actuator would be open
     */
    static @Nullable String behindTheDoor(Environment environment) {
        String port = environment.getProperty(PORT);
        if (port != null && !port.equals(environment.getProperty("server.port", "8080"))) {
            requireThisMachineOnly(environment, port);
            return null;
        }
        String path = environment.getProperty("management.endpoints.web.base-path", "/actuator");
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (base.isEmpty()) {
            throw new InvalidSettingsException(
                    "The actuator answers at the root, where rref's door cannot tell its pages from yours.",
                    "Give management.endpoints.web.base-path a path of its own, such as /actuator.");
        }
        return base;
    }

    private static void requireThisMachineOnly(Environment environment, String port) {
        String address = environment.getProperty(
                "management.server.address", environment.getProperty("server.address", "every address"));
        if (!port.equals("-1") && !isLoopback(address)) {
            throw new InvalidSettingsException(
                    "The actuator would listen on " + address + ", port " + port
                            + ", where rref's door does not stand.",
                    REMEDY);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }
}

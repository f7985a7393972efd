package io.rref.service.autoconfigure;

import io.rref.registration.Hosts;
import io.rref.runtime.InvalidSettingsException;
import io.rref.security.ActuatorPaths;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.env.Environment;

/** Where the actuator answers, and whether anybody asks there who comes. */
final class ActuatorPath {

    private static final String PORT = "management.server.port";

    private static final String ADDRESS = "management.server.address";

    private static final String REMEDY =
            "Leave management.server.port out, so that the actuator is where the worker is; or set"
                    + " management.server.address to 127.0.0.1; or protect the actuator by a SecurityFilterChain of your own.";

    private ActuatorPath() {}

    /**
     * The path, and those of the endpoints as Boot maps them; null if the actuator has a port of its own.
     *
     * @throws InvalidSettingsException if it is the root
     */
    static @Nullable ActuatorPaths behindTheDoor(
            Environment environment, ObjectProvider<PathMappedEndpoints> endpoints) {
        if (ManagementPortType.get(environment) != ManagementPortType.SAME) {
            return null;
        }
        String path = environment.getProperty("management.endpoints.web.base-path", "/actuator");
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (base.isEmpty()) {
            throw new InvalidSettingsException(
                    "The actuator answers at the root, where rref's door cannot tell its pages from yours.",
                    "Give management.endpoints.web.base-path a path of its own, such as /actuator.");
        }
        return new ActuatorPaths(base, endpoint -> {
            PathMappedEndpoints mapped = endpoints.getIfAvailable();
            return mapped == null ? null : mapped.getPath(EndpointId.of(endpoint));
        });
    }

    /** What a worker sets where the application gives the actuator a port and no address: that of the worker. */
    static Map<String, Object> besides(Environment environment) {
        String address = environment.getProperty("server.address");
        boolean own = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return own && address != null ? Map.of(ADDRESS, address) : Map.of();
    }

    /**
     * Refuses an actuator with a port of its own where not only this machine reaches it. Boot lets such a one listen to every
     * address unless it is told otherwise, whatever address the worker has.
     */
    static void requireThisMachineOnly(Environment environment) {
        String address = environment.getProperty(ADDRESS, "every address");
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT && !Hosts.isLoopback(address)) {
            throw new InvalidSettingsException(
                    "The actuator would listen on " + address + ", port " + environment.getProperty(PORT)
                            + ", where nobody asks who comes.",
                    REMEDY);
        }
    }
}

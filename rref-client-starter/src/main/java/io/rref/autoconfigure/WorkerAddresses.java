package io.rref.autoconfigure;

import io.rref.WorkerInfo;
import io.rref.runtime.InvalidSettingsException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the workers that are written down in the configuration. */
final class WorkerAddresses {

    private static final int LAST_PORT = 0xFFFF;

    private WorkerAddresses() {}

    /**
     * The same workers.
     *
     * @throws InvalidSettingsException naming the first property that cannot be
     */
    static Map<String, URI> checked(Map<String, URI> workers) {
        workers.forEach(WorkerAddresses::check);
        return workers;
    }

    private static void check(String worker, URI address) {
        String property = "rref.client.workers." + worker;
        try {
            WorkerInfo.named(worker);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidSettingsException(
                    "'" + property + "' names no worker: " + unfit.getMessage() + ".",
                    "Name the worker as it names itself: by its property rref.worker.name.");
        }
        String fault = faultOf(address);
        if (fault != null) {
            throw new InvalidSettingsException(
                    "'" + property + "' is '" + address + "': " + fault + ".",
                    "Write the address as http://host:port, or https://host:port.");
        }
    }

    private static @Nullable String faultOf(URI address) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            return "it does not begin with http:// or https://";
        }
        if (address.getHost() == null) {
            return "it has no host that can be one; letters, digits, dots and hyphens may stand in it";
        }
        if (address.getPort() != -1 && (address.getPort() < 1 || address.getPort() > LAST_PORT)) {
            return "its port is none from 1 to " + LAST_PORT;
        }
        boolean bare = address.getPath().isEmpty();
        boolean plain = address.getQuery() == null && address.getFragment() == null && address.getUserInfo() == null;
        return bare && plain ? null : "it has more than a host and a port";
    }
}

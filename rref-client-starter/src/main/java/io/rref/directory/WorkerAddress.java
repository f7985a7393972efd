package io.rref.directory;

import io.rref.Incarnation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker may be.
 *
 * @param uri {@code http(s)://host:port}, without path
 * @param incarnation start of the process that the source says is there; null if it does not say
 */
public record WorkerAddress(URI uri, @Nullable Incarnation incarnation) {

    private static final int LAST_PORT = 0xFFFF;

    /** Refuses what is no base address, saying why. */
    public WorkerAddress {
        String fault = faultOf(uri);
        if (fault != null) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is no address of a worker: expected http://host:port, and " + fault);
        }
    }

    /** One whose incarnation is not told. */
    public static WorkerAddress of(URI uri) {
        return new WorkerAddress(uri, null);
    }

    private static @Nullable String faultOf(URI uri) {
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            return "it does not begin with http:// or https://";
        }
        if (uri.getHost() == null) {
            return "it has no host that can be one; letters, digits, dots and hyphens may stand in it";
        }
        // none is the scheme's own
        if (uri.getPort() != -1 && (uri.getPort() < 1 || uri.getPort() > LAST_PORT)) {
            return "its port is none from 1 to " + LAST_PORT;
        }
        boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        return plain && uri.getRawPath().isEmpty() ? null : "it has more than a host and a port";
    }

    @Override
    public String toString() {
        return incarnation == null ? uri.toString() : uri + " (" + incarnation + ")";
    }
}

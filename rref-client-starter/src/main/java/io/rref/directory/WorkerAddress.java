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

    /** Refuses what is no base address. */
    public WorkerAddress {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        if (!web || !bare || uri.getHost() == null || !isPort(uri.getPort()) || hasPath(uri)) {
            throw new IllegalArgumentException("'" + uri + "' is no address of a worker: expected http://host:port");
        }
    }

    /** One whose incarnation is not told. */
    public static WorkerAddress of(URI uri) {
        return new WorkerAddress(uri, null);
    }

    /** None is the scheme's own. */
    private static boolean isPort(int port) {
        return port == -1 || port > 0 && port <= 0xFFFF;
    }

    private static boolean hasPath(URI uri) {
        return uri.getRawPath() != null && !uri.getRawPath().isEmpty();
    }

    @Override
    public String toString() {
        return incarnation == null ? uri.toString() : uri + " (" + incarnation + ")";
    }
}

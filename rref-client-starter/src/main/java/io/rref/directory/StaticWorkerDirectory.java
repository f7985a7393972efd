package io.rref.directory;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A directory that is written down once. */
public final class StaticWorkerDirectory implements WorkerDirectory {

    private final Map<String, URI> workers;

    /**
     * Creates a directory of these workers.
     *
     * @throws IllegalArgumentException if an address is not {@code http(s)://host:port}
     */
    public StaticWorkerDirectory(Map<String, URI> workers) {
        workers.forEach(StaticWorkerDirectory::requireAddress);
        this.workers = new TreeMap<>(workers);
    }

    @Override
    public Optional<URI> find(String worker) {
        return Optional.ofNullable(workers.get(worker));
    }

    @Override
    public List<String> names() {
        return List.copyOf(workers.keySet());
    }

    private static void requireAddress(String worker, URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "address of worker '" + worker + "' is '" + address + "': expected http://host:port");
        }
    }
}

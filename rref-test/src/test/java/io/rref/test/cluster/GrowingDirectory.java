package io.rref.test.cluster;

import io.rref.directory.WorkerDirectory;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The directory of an embedded cluster: a worker is listed as soon as its port is known, so that no port is guessed. */
final class GrowingDirectory implements WorkerDirectory {

    private final Map<String, URI> workers = new ConcurrentSkipListMap<>();

    void list(String worker, URI address) {
        workers.put(worker, address);
    }

    void strike(String worker) {
        workers.remove(worker);
    }

    Collection<URI> addresses() {
        return workers.values();
    }

    @Override
    public Optional<URI> find(String worker) {
        return Optional.ofNullable(workers.get(worker));
    }

    @Override
    public List<String> names() {
        return List.copyOf(workers.keySet());
    }
}

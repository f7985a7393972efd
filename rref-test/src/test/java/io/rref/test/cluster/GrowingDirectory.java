package io.rref.test.cluster;

import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;

/** The directory of an embedded cluster: a worker is listed as soon as its port is known, so that no port is guessed. */
final class GrowingDirectory implements WorkerDirectory {

    private final Map<String, URI> workers = new ConcurrentSkipListMap<>();

    void list(String worker, URI address) {
        workers.put(worker, address);
    }

    Collection<URI> addresses() {
        return workers.values();
    }

    URI address(String worker) {
        return Objects.requireNonNull(workers.get(worker), "no worker " + worker);
    }

    @Override
    public WorkerLookup find(String worker) {
        URI address = workers.get(worker);
        return address == null
                ? new WorkerLookup.Unknown("the cluster has " + names())
                : WorkerLookup.Found.at(WorkerAddress.of(address));
    }

    @Override
    public List<String> names() {
        return List.copyOf(workers.keySet());
    }
}

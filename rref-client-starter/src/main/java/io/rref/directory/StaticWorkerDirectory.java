package io.rref.directory;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A directory that is written down once. */
public final class StaticWorkerDirectory implements WorkerDirectory {

    private final Map<String, WorkerLookup.Found> workers = new TreeMap<>();

    /**
     * Creates a directory of these workers.
     *
     * @throws IllegalArgumentException if an address is not {@code http(s)://host:port}
     */
    public StaticWorkerDirectory(Map<String, URI> workers) {
        workers.forEach((worker, uri) -> this.workers.put(worker, found(worker, uri)));
    }

    private static WorkerLookup.Found found(String worker, URI uri) {
        try {
            return WorkerLookup.Found.at(WorkerAddress.of(uri));
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("worker '" + worker + "': " + none.getMessage(), none);
        }
    }

    @Override
    public WorkerLookup find(String worker) {
        WorkerLookup.Found found = workers.get(worker);
        return found == null ? unknown() : found;
    }

    private WorkerLookup.Unknown unknown() {
        return new WorkerLookup.Unknown(
                "rref.client.workers lists " + names() + "; add it there: rref.client.workers.<name>=http://host:port");
    }

    @Override
    public List<String> names() {
        return List.copyOf(workers.keySet());
    }
}

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
import java.util.stream.Stream;

/**
 * The directory of an embedded cluster: a worker is listed as soon as its port is known, so that no port is guessed. Two of
 * one name are both listed.
 */
final class GrowingDirectory implements WorkerDirectory {

    private final Map<String, List<URI>> workers = new ConcurrentSkipListMap<>();

    void list(String worker, URI address) {
        workers.merge(
                worker,
                List.of(address),
                (listed, more) -> Stream.of(listed, more).flatMap(List::stream).toList());
    }

    void strike(String worker) {
        workers.remove(worker);
    }

    Collection<URI> addresses() {
        return workers.values().stream().flatMap(List::stream).toList();
    }

    URI address(String worker) {
        return Objects.requireNonNull(workers.get(worker), "no worker " + worker)
                .get(0);
    }

    @Override
    public WorkerLookup find(String worker) {
        List<URI> addresses = workers.get(worker);
        return addresses == null
                ? new WorkerLookup.Unknown("the cluster has " + names())
                : new WorkerLookup.Found(
                        addresses.stream().map(WorkerAddress::of).toList(), List.of());
    }

    @Override
    public List<String> names() {
        return List.copyOf(workers.keySet());
    }
}

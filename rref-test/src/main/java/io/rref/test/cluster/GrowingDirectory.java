package io.rref.test.cluster;

import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
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

    /** Of the workers with such a name. */
    Collection<URI> addresses(Predicate<String> which) {
        return workers.entrySet().stream()
                .filter(listed -> which.test(listed.getKey()))
                .flatMap(listed -> listed.getValue().stream())
                .toList();
    }

    /** The first listed under this name, if any is. */
    Optional<URI> address(String worker) {
        return Optional.ofNullable(workers.get(worker)).map(listed -> listed.get(0));
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

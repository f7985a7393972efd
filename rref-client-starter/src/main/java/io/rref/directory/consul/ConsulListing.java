package io.rref.directory.consul;

import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerLookup.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where workers are and were by Consul's word. Unchangeable: each answer makes the next listing.
 *
 * <p>What Consul lists no more is remembered: a worker may be alive though a check failed, it was deregistered, or Consul came
 * back without its data. Bounded in starts for each name, and in names.
 */
final class ConsulListing {

    static final ConsulListing EMPTY = new ConsulListing(Map.of());

    static final int REMEMBERED_STARTS = 3;

    static final int REMEMBERED_NAMES = 10_000;

    /** Those that are listed no more come first, the earliest one first. */
    private final Map<String, Found> workers;

    private ConsulListing(Map<String, Found> workers) {
        this.workers = workers;
    }

    @Nullable
    Found find(String worker) {
        return workers.get(worker);
    }

    /** Names that Consul lists now. */
    List<String> names() {
        return workers.entrySet().stream()
                .filter(worker -> !worker.getValue().listed().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** This listing after Consul listed these instances and no others. */
    ConsulListing after(List<ConsulInstance> instances) {
        Map<String, List<WorkerAddress>> listed = new LinkedHashMap<>();
        instances.forEach(instance -> listed.computeIfAbsent(instance.worker(), name -> new ArrayList<>())
                .add(instance.address()));
        Map<String, Found> next = new LinkedHashMap<>();
        workers.forEach((name, known) -> {
            if (!listed.containsKey(name)) {
                next.put(name, merged(known, List.of()));
            }
        });
        next.keySet().stream()
                .limit(Math.max(0, next.size() - REMEMBERED_NAMES))
                .toList()
                .forEach(next::remove);
        listed.forEach((name, addresses) -> next.put(name, merged(workers.get(name), addresses)));
        return new ConsulListing(next);
    }

    private static Found merged(@Nullable Found known, List<WorkerAddress> listed) {
        if (known == null) {
            return new Found(listed, List.of());
        }
        Set<WorkerAddress> remembered = new LinkedHashSet<>(known.listed());
        remembered.addAll(known.remembered());
        listed.forEach(remembered::remove);
        return new Found(listed, remembered.stream().limit(REMEMBERED_STARTS).toList());
    }

    /** Names whose addresses differ between this listing and a later one. */
    Set<String> changesTo(ConsulListing later) {
        Set<String> changed = new TreeSet<>(later.workers.keySet());
        changed.addAll(workers.keySet());
        changed.removeIf(name -> Objects.equals(find(name), later.find(name)));
        return changed;
    }
}

package io.rref.examples.quickstart.job;

import io.rref.RRefClient;
import io.rref.Worker;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The workers that this job uses; the directory may list more. */
@Component
public class FlightWorkers {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RRefClient rrefs;
    private final WorkerDirectory directory;
    private final List<String> names;

    FlightWorkers(RRefClient rrefs, WorkerDirectory directory, @Value("${quickstart.workers}") List<String> names) {
        this.rrefs = rrefs;
        this.directory = directory;
        this.names = List.copyOf(names);
    }

    /** All of them. */
    List<Worker> all() {
        return names.stream().map(rrefs::on).toList();
    }

    /**
     * Blocks until the directory lists all of them.
     *
     * @throws IllegalStateException if it does not do so within the limit
     */
    public void awaitListed(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        Set<String> missing = missing();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("after " + limit.toSeconds() + " s the directory still does not list "
                        + missing + "; do they run, and can an agent of Consul call them at the addresses that they"
                        + " registered?");
            }
            pause();
            missing = missing();
        }
    }

    /** Where they are. */
    public List<URI> addresses() {
        return names.stream().map(this::address).toList();
    }

    private URI address(String name) {
        if (directory.find(name) instanceof WorkerLookup.Found found) {
            return (found.listed().isEmpty() ? found.remembered() : found.listed())
                    .get(0)
                    .uri();
        }
        throw new IllegalStateException("the directory lists no " + name + " any more");
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>(names);
        missing.removeIf(name -> directory.find(name) instanceof WorkerLookup.Found);
        return missing;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for workers to be listed", e);
        }
    }
}

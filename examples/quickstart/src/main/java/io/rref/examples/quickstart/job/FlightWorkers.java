package io.rref.examples.quickstart.job;

import io.rref.RRefClient;
import io.rref.Worker;
import io.rref.WorkerInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The workers that this job uses; the directory may list more. */
@Component
public class FlightWorkers {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final RRefClient rrefs;
    private final List<String> names;

    FlightWorkers(RRefClient rrefs, @Value("${quickstart.workers}") List<String> names) {
        this.rrefs = rrefs;
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
                        + missing + "; an agent of Consul must be able to call them on this machine's 127.0.0.1");
            }
            pause();
            missing = missing();
        }
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(rrefs.workers().stream().map(WorkerInfo::name).collect(Collectors.toSet()));
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

package io.rref.examples.quickstart.check;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

/** Asks the workers themselves what they hold. */
public final class ObjectsLeft {

    private static final ParameterizedTypeReference<List<HeldObject>> OBJECTS = new ParameterizedTypeReference<>() {};
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Collection<URI> workers;
    private final RestClient http = RestClient.create();

    /** Creates it for the workers at these addresses. */
    public ObjectsLeft(Collection<URI> workers) {
        this.workers = List.copyOf(workers);
    }

    /**
     * What is held, named or not. Blocks until only named objects are left, since a release takes a moment to arrive, at
     * most for the limit.
     */
    public List<HeldObject> await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        List<HeldObject> held = held();
        while (!held.stream().allMatch(HeldObject::hasName) && System.nanoTime() < end) {
            pause();
            held = held();
        }
        return held;
    }

    private List<HeldObject> held() {
        return workers.stream().flatMap(worker -> heldBy(worker).stream()).toList();
    }

    private List<HeldObject> heldBy(URI worker) {
        List<HeldObject> held =
                http.get().uri(worker.resolve("/rref/v1/rrefs")).retrieve().body(OBJECTS);
        return held == null ? List.of() : held;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for objects to be released", e);
        }
    }
}

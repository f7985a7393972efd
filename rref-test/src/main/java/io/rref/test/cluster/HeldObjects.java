package io.rref.test.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks the workers themselves what they hold. */
public final class HeldObjects {

    private final HttpClient http = HttpClient.newHttpClient();

    private final JsonMapper json = JsonMapper.shared();

    private final Supplier<Collection<URI>> workers;

    /** Objects that a failed test left behind: its fault, not that of the tests after it. */
    private final Set<String> blamedAlready = new HashSet<>();

    /** Of the workers at these addresses. */
    HeldObjects(Supplier<Collection<URI>> workers) {
        this.workers = workers;
    }

    /** Everything that is held, named objects left out. */
    public List<HeldObject> unnamed() {
        return workers.get().stream()
                .flatMap(worker -> at(worker).stream())
                .filter(held -> !held.isNamed() && !blamedAlready.contains(held.rref()))
                .toList();
    }

    /** Everything that one worker holds, named objects among it. */
    public List<HeldObject> at(URI worker) {
        return json.readValue(page(worker, "rrefs"), new TypeReference<List<HeldObject>>() {});
    }

    /** The counts of one worker, under PyTorch's names. */
    public Map<String, String> debugInfo(URI worker) {
        return json.readValue(page(worker, "debug"), new TypeReference<Map<String, String>>() {});
    }

    private byte[] page(URI worker, String name) {
        HttpRequest request =
                HttpRequest.newBuilder(worker.resolve("/rref/v1/" + name)).build();
        try {
            return http.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException unreachable) {
            throw new AssertionError("worker at " + worker + " does not say what it holds", unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking " + worker + " what it holds", stop);
        }
    }

    /** Waits until only named objects are left; fails listing what is, and who holds it. */
    public void awaitEmpty(Duration limit) {
        try {
            Emptiness.await(limit, () -> true, this::left);
        } catch (AssertionError left) {
            forgive();
            throw left;
        }
    }

    /** What is held now is not to be held against later tests. */
    void forgive() {
        for (HeldObject each : new ArrayList<>(unnamed())) {
            blamedAlready.add(each.rref());
        }
    }

    private List<String> left() {
        return unnamed().stream().map(HeldObject::toString).toList();
    }
}

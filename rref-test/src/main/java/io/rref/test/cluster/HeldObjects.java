package io.rref.test.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks the workers themselves what they hold. */
public final class HeldObjects {

    private static final int REFUSED = 401;

    private final HttpClient http = HttpClient.newHttpClient();

    private final JsonMapper json = JsonMapper.shared();

    private final Supplier<Collection<URI>> workers;

    private final @Nullable String operatorPassword;

    /** Objects that a failed test left behind: its fault, not that of the tests after it. */
    private final Set<String> blamedAlready = new HashSet<>();

    /** Of the workers at these addresses. */
    HeldObjects(Supplier<Collection<URI>> workers) {
        this(workers, null);
    }

    /**
     * Of workers that answer to operators only.
     *
     * @param operatorPassword that of the user operator; null where nobody is asked
     */
    HeldObjects(Supplier<Collection<URI>> workers, @Nullable String operatorPassword) {
        this.workers = workers;
        this.operatorPassword = operatorPassword;
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
        HttpRequest.Builder request = HttpRequest.newBuilder(worker.resolve("/rref/v1/" + name));
        if (operatorPassword != null) {
            String user = HttpHeaders.encodeBasicAuth("operator", operatorPassword, StandardCharsets.UTF_8);
            request.setHeader(HttpHeaders.AUTHORIZATION, "Basic " + user);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == REFUSED) {
                throw new AssertionError("worker at " + worker + " tells operators only what it holds: give the cluster"
                        + " withWorkerProperty(\"rref.security.operator-password\", …)");
            }
            return answer.body();
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

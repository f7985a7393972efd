package io.rref.examples.quickstart.check;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Asks the workers themselves what they hold. */
public final class ObjectsLeft {

    private static final ParameterizedTypeReference<List<HeldObject>> OBJECTS = new ParameterizedTypeReference<>() {};
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final Collection<URI> workers;
    private final RestClient http;

    /** Creates it for the workers at these addresses; the password is the operator's, if they ask for one. */
    public ObjectsLeft(Collection<URI> workers, @Nullable String password) {
        this.workers = List.copyOf(workers);
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(ANSWER_LIMIT);
        requests.setReadTimeout(ANSWER_LIMIT);
        RestClient.Builder builder = RestClient.builder().requestFactory(requests);
        this.http = password == null
                ? builder.build()
                : builder.defaultHeaders(headers -> headers.setBasicAuth("operator", password))
                        .build();
    }

    /**
     * What is held, named or not. Blocks until only named objects are left, since a release takes a moment to arrive, at
     * most for the limit and a last answer.
     *
     * @throws IllegalStateException if a worker does not show it
     */
    public List<HeldObject> await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean last = System.nanoTime() >= end;
            try {
                List<HeldObject> held = held();
                if (last || held.stream().allMatch(HeldObject::hasName)) {
                    return held;
                }
            } catch (HttpServerErrorException | ResourceAccessException notNow) {
                if (last) {
                    throw new IllegalStateException(
                            "a worker does not say what it holds: " + notNow.getMessage(), notNow);
                }
            }
            pause();
        }
    }

    private List<HeldObject> held() {
        return workers.stream().flatMap(worker -> heldBy(worker).stream()).toList();
    }

    private List<HeldObject> heldBy(URI worker) {
        try {
            List<HeldObject> held =
                    http.get().uri(worker.resolve("/rref/v1/rrefs")).retrieve().body(OBJECTS);
            return held == null ? List.of() : held;
        } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden refused) {
            throw new IllegalStateException(
                    worker + " shows only to operators what it holds; give the client their password:"
                            + " rref.security.operator-password",
                    refused);
        }
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

package io.rref.test.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Consul itself says it knows, asked over its HTTP API. */
public final class ConsulCatalog {

    /** Name under which workers are registered. */
    public static final String WORKERS = "rref-worker";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final List<String> FROM_BEST_TO_WORST = List.of("passing", "warning", "critical");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private final JsonMapper json = JsonMapper.shared();

    private final URI consul;

    private final Optional<String> token;

    ConsulCatalog(URI consul, Optional<String> token) {
        this.consul = consul;
        this.token = token;
    }

    /** Every instance of a worker, healthy or not. */
    public List<ConsulService> workers() {
        return instances(WORKERS);
    }

    /** Instances of the worker of this name, healthy or not. */
    public List<ConsulService> workers(String name) {
        return workers().stream()
                .filter(each -> name.equals(each.meta().get("rref-name")))
                .toList();
    }

    /** Every instance of a service, healthy or not. */
    public List<ConsulService> instances(String service) {
        List<ConsulService> found = new ArrayList<>();
        for (JsonNode entry : json.readTree(get("/v1/health/service/" + service))) {
            JsonNode registered = entry.path("Service");
            found.add(new ConsulService(
                    registered.path("ID").asString(),
                    registered.path("Address").asString(),
                    registered.path("Port").asInt(),
                    json.convertValue(registered.path("Meta"), new TypeReference<Map<String, String>>() {}),
                    worst(entry.path("Checks"))));
        }
        return found;
    }

    /** What the check of an instance has said last. */
    public String checkOutput(String id) {
        return json.readTree(get("/v1/agent/checks"))
                .path("service:" + id)
                .path("Output")
                .asString("");
    }

    /** Registers an instance with a check that never changes. */
    public void register(String service, ConsulService instance) {
        Map<String, Object> body = Map.of(
                "Name", service,
                "ID", instance.id(),
                "Address", instance.address(),
                "Port", instance.port(),
                "Meta", instance.meta(),
                "Check", Map.of("Name", "said", "TTL", "10m", "Status", instance.status()));
        put("/v1/agent/service/register", json.writeValueAsString(body));
    }

    /** Takes an instance out. */
    public void deregister(String id) {
        put("/v1/agent/service/deregister/" + id, "");
    }

    /** Body of the answer to a GET of this path; fails unless it is a 200. */
    public String get(String path) {
        return send(HttpRequest.newBuilder(consul.resolve(path)).GET());
    }

    /** Body of the answer to a PUT to this path; fails unless it is a 200. */
    public String put(String path, String body) {
        return send(HttpRequest.newBuilder(consul.resolve(path)).PUT(BodyPublishers.ofString(body)));
    }

    /** Whether it has a leader, without which it neither takes nor tells anything. */
    boolean isReady() {
        try {
            return get("/v1/status/leader").length() > "\"\"".length()
                    && json.readTree(get("/v1/catalog/nodes")).size() > 0;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private String send(HttpRequest.Builder request) {
        token.ifPresent(each -> request.header("X-Consul-Token", each));
        HttpRequest ready = request.timeout(LIMIT).build();
        try {
            HttpResponse<String> answer = http.send(ready, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(ready + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException unreachable) {
            throw new AssertionError("Consul at " + consul + " does not answer", unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking " + consul, stop);
        }
    }

    private static String worst(JsonNode checks) {
        return Stream.concat(
                        Stream.of("passing"),
                        checks.valueStream().map(each -> each.path("Status").asString()))
                .max((one, other) -> FROM_BEST_TO_WORST.indexOf(one) - FROM_BEST_TO_WORST.indexOf(other))
                .orElseThrow();
    }
}

package io.rref.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.cloud.consul.model.http.agent.NewService;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API of a Consul agent, as far as a registration needs it. Other than the library's client it tells refusals, and no
 * request waits longer than the client that it is given. Blocking, thread-safe.
 */
public final class ConsulAgent {

    private static final String TOKEN = "X-Consul-Token";

    private static final String SERVICE = "/v1/agent/service/";

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final URI address;

    private final String token;

    private final RestClient http;

    /**
     * Creates the client.
     *
     * @param address of the agent
     * @param token for its access control; empty for none
     * @param http to ask it with, which has short timeouts
     */
    public ConsulAgent(URI address, String token, RestClient http) {
        this.address = address;
        this.token = token;
        this.http = http;
    }

    URI address() {
        return address;
    }

    boolean hasToken() {
        return !token.isBlank();
    }

    /** Whether its loopback address is ours. */
    boolean isOnThisMachine() {
        return Hosts.isLoopback(address.getHost());
    }

    boolean lists(String id) {
        try {
            ask(HttpMethod.GET, SERVICE + id, "");
            return true;
        } catch (AgentRefusedException refusal) {
            if (refusal.isForUnknownId()) {
                return false;
            }
            throw refusal;
        }
    }

    void register(NewService service) {
        ask(HttpMethod.PUT, SERVICE + "register", json.writeValueAsString(service));
    }

    void deregister(String id) {
        try {
            ask(HttpMethod.PUT, SERVICE + "deregister/" + id, "");
        } catch (AgentRefusedException refusal) {
            if (!refusal.isForUnknownId()) {
                throw refusal;
            }
        }
    }

    /** All instances of a service that are registered with this agent, healthy or not. */
    List<ListedInstance> instances(String service) {
        String listed = ask(HttpMethod.GET, "/v1/agent/services", "");
        return json.readTree(listed)
                .valueStream()
                .filter(each -> each.path("Service").asString("").equals(service))
                .map(ConsulAgent::instance)
                .toList();
    }

    private static ListedInstance instance(JsonNode listed) {
        return new ListedInstance(
                listed.path("ID").asString(""),
                listed.path("Meta").path(WorkerService.NAME).asString(""),
                listed.path("Address").asString(""),
                listed.path("Port").asInt(0));
    }

    private record Answer(int status, String body) {}

    /** Body of a success; everything else is a refusal. */
    private String ask(HttpMethod method, String path, String body) {
        RestClient.RequestBodySpec request =
                http.method(method).uri(URI.create(address + path)).contentType(MediaType.APPLICATION_JSON);
        if (hasToken()) {
            request.header(TOKEN, token);
        }
        if (!body.isEmpty()) {
            request.body(body.getBytes(StandardCharsets.UTF_8));
        }
        Answer answer;
        try {
            answer = request.exchangeForRequiredValue((asked, response) -> answer(response));
        } catch (ResourceAccessException unreachable) {
            throw new AgentUnreachableException(Hosts.reason(unreachable), unreachable);
        }
        if (answer.status() / 100 != 2) {
            throw new AgentRefusedException(answer.status(), answer.body());
        }
        return answer.body();
    }

    private static Answer answer(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readAllBytes();
        return new Answer(response.getStatusCode().value(), new String(body, StandardCharsets.UTF_8));
    }
}

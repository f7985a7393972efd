package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who stands at the door; plain HTTP, none of our client.
 *
 * @param shown what the header {@code Authorization} holds; null if there is none
 * @param http may show a certificate
 */
record Visitor(URI worker, @Nullable String shown, HttpClient http) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final JsonMapper JSON = new JsonMapper();

    Visitor(URI worker, @Nullable String shown) {
        this(worker, shown, HTTP);
    }

    static Visitor withToken(URI worker, String token) {
        return new Visitor(worker, "Bearer " + token);
    }

    static Visitor withPassword(URI worker, String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Visitor(worker, "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** What was answered. */
    record Answer(int status, String body, Map<String, String> headers) {

        String text(String field) {
            return JSON.readTree(body).path(field).asString("");
        }

        Answer is(int expected) {
            assertThat(status).as("status of %s", body).isEqualTo(expected);
            return this;
        }

        Answer isProblem(ProblemType type) {
            is(type.status());
            assertThat(text("type")).isEqualTo(type.urn());
            assertThat(text("detail")).isNotBlank();
            return this;
        }
    }

    Answer get(String path) {
        return send("GET", path, Map.of(), "");
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(worker + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        if (shown != null) {
            request.setHeader("Authorization", shown);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            Map<String, String> answered = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name, String.join(", ", values)));
            return new Answer(response.statusCode(), response.body(), answered);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

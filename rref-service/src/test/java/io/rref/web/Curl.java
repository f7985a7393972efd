package io.rref.web;

import io.rref.protocol.HolderId;
import io.rref.runtime.FreshIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Plain HTTP to the worker under test, as curl would speak it. */
final class Curl {

    static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Environment environment;

    private final HolderId self;

    final FreshIds ids = new FreshIds();

    Curl(Environment environment, HolderId self) {
        this.environment = environment;
        this.self = self;
    }

    /** The worker's name and incarnation. */
    String target() {
        return self.value();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + environment.getProperty("local.server.port") + "/rref/v1" + path);
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        return sendAsync(method, path, headers, body).join();
    }

    CompletableFuture<Answer> sendAsync(String method, String path, Map<String, String> headers, String body) {
        BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return client.sendAsync(request(method, path, headers, content), BodyHandlers.ofString())
                .thenApply(Curl::answer);
    }

    <T> HttpResponse<T> exchange(
            String method, String path, Map<String, String> headers, BodyPublisher body, BodyHandler<T> handler) {
        try {
            return client.send(request(method, path, headers, body), handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest request(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
        headers.forEach(request::setHeader);
        return request.build();
    }

    static Answer answer(HttpResponse<String> response) {
        String body = response.body();
        return new Answer(
                response.statusCode(),
                response.headers(),
                body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body));
    }

    /** What operators see of the objects: equal texts, nothing changed. Ages are left out. */
    String listed() {
        return send("GET", "/rrefs", Map.of(), "").is(200).body().toString().replaceAll(",?\"ageMs\":\\d+", "");
    }

    int objects() {
        return send("GET", "/rrefs", Map.of(), "").is(200).body().size();
    }
}

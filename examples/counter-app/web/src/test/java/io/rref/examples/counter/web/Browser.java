package io.rref.examples.counter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the web app's pages. */
final class Browser {

    private static final Duration PAGE_LIMIT = Duration.ofSeconds(30);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Browser(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PAGE_LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The first page that shows a count. */
    HttpResponse<String> awaitCounted() {
        return await().atMost(RECOVERY_LIMIT).until(() -> get("/"), page -> page.statusCode() == 200);
    }

    /** The text of the element of this id. */
    static String shown(String id, HttpResponse<String> page) {
        Matcher found = Pattern.compile("id=\"" + id + "\">([^<]*)<").matcher(page.body());
        assertThat(found.find()).as("%s in %s", id, page.body()).isTrue();
        return found.group(1);
    }
}

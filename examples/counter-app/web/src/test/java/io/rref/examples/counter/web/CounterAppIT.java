package io.rref.examples.counter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both apps as processes of their own, looked at as a browser does. */
@Timeout(300)
class CounterAppIT {

    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path logs;

    private int workerPort;
    private int webPort;

    @BeforeEach
    void choosePorts() throws IOException {
        try (ServerSocket worker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            workerPort = worker.getLocalPort();
            webPort = web.getLocalPort();
        }
    }

    @Test
    void whenTheWorkerIsRestartedThenThePageSaysThatItIsAwayAndCountsAnew() {
        try (AppProcess web = startWeb()) {
            assertThat(get("/").statusCode()).as("before there is a worker").isEqualTo(503);
            String first;
            try (AppProcess worker = startWorker("first.log")) {
                first = shown("incarnation", awaitCounted());
                assertThat(shown("visits", get("/"))).isEqualTo("2");
                assertThat(get("/visits").body()).contains("\"visits\":2", "\"worker\":\"worker-1\"");
            }

            HttpResponse<String> away = get("/");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(shown("headline", away)).isEqualTo("worker-1 is away");
            assertThat(get("/visits").headers().firstValue("Content-Type")).hasValue("application/problem+json");

            try (AppProcess worker = startWorker("second.log")) {
                HttpResponse<String> anew = awaitCounted();
                assertThat(shown("visits", anew)).as("a new object counts").isEqualTo("1");
                assertThat(shown("incarnation", anew)).isNotEqualTo(first);
                assertThat(shown("visits", get("/"))).isEqualTo("2");
            }
        }
    }

    private AppProcess startWorker(String log) {
        return AppProcess.start("worker", logs.resolve(log), "--server.port=" + workerPort);
    }

    private AppProcess startWeb() {
        return AppProcess.start(
                "web",
                logs.resolve("web.log"),
                "--server.port=" + webPort,
                "--rref.client.workers.worker-1=http://127.0.0.1:" + workerPort);
    }

    /** The first page that shows a count; the loss of the worker before it may be told on a page of its own. */
    private HttpResponse<String> awaitCounted() {
        return await().atMost(RECOVERY_LIMIT).until(() -> get("/"), page -> page.statusCode() == 200);
    }

    private static String shown(String id, HttpResponse<String> page) {
        Matcher found = Pattern.compile("id=\"" + id + "\">([^<]*)<").matcher(page.body());
        assertThat(found.find()).as("%s in %s", id, page.body()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + path))
                .timeout(Duration.ofSeconds(30))
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
}

package io.rref.examples.counter.web;

import static io.rref.examples.counter.web.Browser.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.FreePorts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both apps as processes of their own, which are told each other's address. */
@Tag("many-processes")
@Timeout(300)
class CounterAppIT {

    private final List<Integer> ports = FreePorts.choose(2);
    private final int workerPort = ports.get(0);
    private final int webPort = ports.get(1);
    private final Browser browser = new Browser(webPort);

    @TempDir
    private Path logs;

    @Test
    void whenTheWorkerIsRestartedThenThePageSaysThatTheCountIsLostAndTheWorkerAwayAndCountsAnew() {
        try (AppProcess web = startWeb()) {
            assertThat(browser.get("/").statusCode())
                    .as("before there is a worker")
                    .isEqualTo(503);
            String first;
            try (AppProcess worker = startWorker("first.log")) {
                first = shown("incarnation", browser.awaitCounted());
                assertThat(shown("visits", browser.get("/"))).isEqualTo("2");
                assertThat(browser.get("/visits").body()).contains("\"visits\":2", "\"worker\":\"worker-1\"");
            }

            assertThat(shown("headline", browser.get("/")))
                    .as("the worker has said that it stops")
                    .isEqualTo("The count is lost");
            HttpResponse<String> away = browser.get("/");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(shown("headline", away)).isEqualTo("worker-1 is away");
            assertThat(browser.get("/visits").headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");

            try (AppProcess worker = startWorker("second.log")) {
                HttpResponse<String> anew = browser.awaitCounted();
                assertThat(shown("visits", anew)).as("a new object counts").isEqualTo("1");
                assertThat(shown("incarnation", anew)).isNotEqualTo(first);
                assertThat(shown("visits", browser.get("/"))).isEqualTo("2");
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
}

package io.rref.examples.counter.web;

import static io.rref.examples.counter.web.Browser.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.ConsulProcess;
import io.rref.test.cluster.FreePorts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Both apps as processes of their own, which know where Consul is and nothing of each other. */
@Tag("many-processes")
@Timeout(300)
class CounterAppConsulIT {

    @RegisterExtension
    static final ConsulProcess consul = ConsulProcess.notStarted();

    @TempDir
    private Path logs;

    @Test
    void whenTheWorkerComesBackAtAnotherPortThenThePageCountsAnew() {
        int webPort = FreePorts.choose(1).get(0);
        Browser browser = new Browser(webPort);
        try (AppProcess web = start("web", "web.log", webPort)) {
            String first;
            try (AppProcess worker = start("worker", "first.log", 0)) {
                first = shown("incarnation", browser.awaitCounted());
                assertThat(shown("visits", browser.get("/"))).isEqualTo("2");
            }
            assertThat(consul.catalog().workers())
                    .as("the worker has deregistered")
                    .isEmpty();
            assertThat(shown("headline", browser.get("/")))
                    .as("the worker has said that it stops")
                    .isEqualTo("The count is lost");
            assertThat(shown("headline", browser.get("/"))).isEqualTo("worker-1 is away");

            try (AppProcess worker = start("worker", "second.log", 0)) {
                HttpResponse<String> anew = browser.awaitCounted();
                assertThat(shown("visits", anew)).as("a new object counts").isEqualTo("1");
                assertThat(shown("incarnation", anew)).isNotEqualTo(first);
            }
        }
    }

    private AppProcess start(String module, String log, int port) {
        List<String> arguments = new ArrayList<>(consul.springArguments());
        arguments.add("--spring.profiles.active=consul");
        arguments.add("--server.port=" + port);
        return AppProcess.start(module, logs.resolve(log), arguments.toArray(String[]::new));
    }
}

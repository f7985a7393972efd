package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.service.StockWorker;
import io.rref.service.check.ClusterCheck;
import io.rref.test.app.TestWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code helm test} runs, against the worker that the image runs. */
@ExtendWith(OutputCaptureExtension.class)
class ClusterCheckTest {

    private static final String SECRET = "--rref.security.secret=known-to-the-members-of-this-cluster";

    @Test
    void whenAllWorkersServeThenTheCheckPassesAndSaysSoOfEach(CapturedOutput output) {
        try (ConfigurableApplicationContext one = start(StockWorker.class, "one");
                ConfigurableApplicationContext other = start(StockWorker.class, "other")) {
            assertThat(ClusterCheck.passes("--rref.check.workers=one,other", at("one", one), at("other", other)))
                    .isTrue();
            assertThat(output.getOut())
                    .contains("one: an object was made, called and released in ")
                    .contains("other: an object was made, called and released in ");
        }
    }

    @Test
    void whenAWorkerIsAwayThenTheCheckFailsAndNamesIt(CapturedOutput output) {
        try (ConfigurableApplicationContext one = start(StockWorker.class, "one")) {
            assertThat(ClusterCheck.passes(
                            "--rref.check.workers=missing,one", "--rref.client.timeout=3s", at("one", one)))
                    .isFalse();
            assertThat(output.getErr()).contains("missing: FAILED: ").doesNotContain("one: FAILED");
            assertThat(output.getOut())
                    .as("the others are checked all the same")
                    .contains("one: an object was made");
        }
    }

    @Test
    void whenAWorkerHasNoChecksThenTheCheckFailsAndSaysWhy(CapturedOutput output) {
        try (ConfigurableApplicationContext other = start(TestWorker.class, "other")) {
            assertThat(ClusterCheck.passes("--rref.check.workers=other", at("other", other)))
                    .isFalse();
            assertThat(output.getErr()).contains("other: FAILED: ").contains("io.rref.service.check.Check");
        }
    }

    @Test
    void whenNoWorkerIsNamedThenTheCheckFailsAndSaysWhatToSet(CapturedOutput output) {
        assertThat(ClusterCheck.passes()).isFalse();
        assertThat(output.getErr()).contains("rref.check.workers=");
    }

    @Test
    void whenTheClusterHasASecretThenTheCheckComesInAsAMember(CapturedOutput output) {
        try (ConfigurableApplicationContext one = start(StockWorker.class, "one", SECRET)) {
            assertThat(ClusterCheck.passes("--rref.check.workers=one", at("one", one), SECRET))
                    .isTrue();
            assertThat(output.getOut()).contains("one: an object was made, called and released in ");
        }
    }

    @Test
    void whenTheSecretIsBeingChangedThenTheCheckComesInWithTheOtherOne() {
        String other = SECRET.replace("rref.security.secret", "rref.security.other-secret");
        try (ConfigurableApplicationContext one =
                start(StockWorker.class, "one", SECRET.replace("=", "=next-"), other)) {
            assertThat(ClusterCheck.passes("--rref.check.workers=one", at("one", one), SECRET))
                    .isTrue();
        }
    }

    @Test
    void whenTheCheckHasAnotherSecretThenItFailsAndSaysSo(CapturedOutput output) {
        try (ConfigurableApplicationContext one = start(StockWorker.class, "one", SECRET)) {
            assertThat(ClusterCheck.passes(
                            "--rref.check.workers=one",
                            "--rref.client.timeout=2s",
                            at("one", one),
                            SECRET.replace("=", "=not-")))
                    .isFalse();
            assertThat(output.getErr())
                    .contains("one: FAILED: ")
                    .contains("unauthenticated")
                    .contains("rref.security.secret")
                    .doesNotContain(SECRET.substring(SECRET.indexOf('=') + 1));
        }
    }

    private static ConfigurableApplicationContext start(Class<?> application, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--rref.worker.name=" + name,
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off"));
        arguments.addAll(List.of(more));
        return new SpringApplication(application).run(arguments.toArray(String[]::new));
    }

    private static String at(String name, ConfigurableApplicationContext worker) {
        WebServer server = ((WebServerApplicationContext) worker).getWebServer();
        int port = Objects.requireNonNull(server).getPort();
        return "--rref.client.workers." + name + "=http://127.0.0.1:" + port;
    }
}

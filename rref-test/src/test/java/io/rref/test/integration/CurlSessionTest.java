package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.app.Counter;
import io.rref.test.cluster.EmbeddedCluster;
import io.rref.test.cluster.Required;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.ConfigurableEnvironment;

/** The session of {@code docs/rest.md} does what the manual says. */
class CurlSessionTest {

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.of(1);

    @Test
    void whenManualsSessionIsPastedThenItPrintsWhatTheManualSays() throws Exception {
        String bash = Required.component("bash", onPath("bash"), "install bash");
        Required.component("curl", onPath("curl"), "install curl");
        ProcessBuilder session =
                new ProcessBuilder(bash, "-euo", "pipefail", "-c", session()).redirectErrorStream(true);
        session.environment().put("WORKER", "worker-1");
        session.environment().put("CONTRACT", Counter.class.getName());
        session.environment().put("URL", "http://127.0.0.1:" + port());
        Process running = session.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(printed).isZero();
        assertThat(printed.lines().toList())
                .satisfiesExactly(
                        made -> assertThat(made).containsAnyOf("known", "ready"),
                        called -> assertThat(called).isEqualTo("{\"value\":7}"),
                        repeated -> assertThat(repeated).isEqualTo("{\"value\":7}"),
                        recalled -> assertThat(recalled).isEqualTo("{\"value\":7}"),
                        sum -> assertThat(sum).containsAnyOf("known", "ready"),
                        fetched -> assertThat(fetched).isEqualTo("{\"value\":17}"),
                        friends -> assertThat(friends).isEqualTo("{\"value\":18}"),
                        listed -> assertThat(listed).contains("friend~", "curl~"),
                        empty -> assertThat(empty).isEqualTo("[]"));
    }

    private static String port() {
        return cluster.bean("worker-1", ConfigurableEnvironment.class).getRequiredProperty("local.server.port");
    }

    private static Optional<String> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String session() throws IOException {
        String manual = Files.readString(Path.of("../docs/rest.md"));
        int start = manual.indexOf("```bash\n") + "```bash\n".length();
        return manual.substring(start, manual.indexOf("```", start));
    }
}

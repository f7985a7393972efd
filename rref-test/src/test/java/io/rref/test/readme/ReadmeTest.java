package io.rref.test.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.readme.caller.CounterCaller;
import io.rref.test.readme.worker.CounterWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The README's sample is these sources, and it runs. */
@ExtendWith(OutputCaptureExtension.class)
class ReadmeTest {

    private static final Path REPOSITORY = Path.of("..");

    private static final Path SOURCES = Path.of("src/test/java/io/rref/test/readme");

    @Test
    void whenTheSampleRunsThenTheCallerPrintsWhatTheObjectCounted(CapturedOutput output) {
        SpringApplicationBuilder worker = new SpringApplicationBuilder(CounterWorker.class);
        try (ConfigurableApplicationContext started = worker.run("--server.port=0", "--rref.worker.name=worker-1")) {
            WebServer server = ((ServletWebServerApplicationContext) started).getWebServer();
            int port =
                    Objects.requireNonNull(server, "a worker has a web server").getPort();
            new SpringApplicationBuilder(CounterCaller.class)
                    .run(
                            "--spring.main.web-application-type=none",
                            "--rref.client.workers.worker-1=http://127.0.0.1:" + port)
                    .close();
        }
        assertThat(output.getOut()).as("what the README says the caller prints").contains("6 7 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Counter.java", "worker/CounterWorker.java", "caller/CounterCaller.java"})
    void whenTheSampleChangesThenTheReadmeShowsIt(String source) throws IOException {
        String readme = Files.readString(REPOSITORY.resolve("README.md"));
        List<String> lines = Files.readAllLines(SOURCES.resolve(source)).stream()
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import ") && !line.isBlank())
                .toList();
        assertThat(readme.lines())
                .as("README.md must show %s; copy the changed lines into it", source)
                .containsSubsequence(lines);
    }
}

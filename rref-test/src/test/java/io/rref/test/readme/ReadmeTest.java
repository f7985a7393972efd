package io.rref.test.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.readme.caller.CounterCaller;
import io.rref.test.readme.more.MoreForms;
import io.rref.test.readme.worker.CounterWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What the README shows is in these sources, and it runs. */
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

    @Test
    void whenTheOtherFormsRunThenTheyDoWhatTheReadmeSays() {
        int port = freePort();
        try (ConfigurableApplicationContext started = new SpringApplicationBuilder(MoreForms.class)
                .run(
                        "--server.port=" + port,
                        "--rref.worker.name=worker-1",
                        "--rref.client.workers.worker-1=http://127.0.0.1:" + port)) {
            started.getBean(MoreForms.class).show();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("excerpts")
    void whenTheReadmeShowsAnExcerptThenItsSourceHasEveryLine(ReadmeExcerpt excerpt) throws IOException {
        String source = ReadmeExcerpt.condensed(Files.readString(REPOSITORY.resolve(excerpt.source())));
        assertThat(source)
                .as(
                        "README.md, docs/operations.md or docs/testing.md shows, as an excerpt of %s, lines that are not there: change them",
                        excerpt.source())
                .containsSubsequence(excerpt.condensedLines());
    }

    static List<ReadmeExcerpt> excerpts() throws IOException {
        List<ReadmeExcerpt> excerpts = new ArrayList<>();
        for (String page : List.of("README.md", "docs/operations.md", "docs/testing.md")) {
            List<ReadmeExcerpt> shown = ReadmeExcerpt.of(Files.readString(REPOSITORY.resolve(page)));
            assertThat(shown).as("excerpts that %s marks with a source", page).isNotEmpty();
            excerpts.addAll(shown);
        }
        return excerpts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void whenTheReadmeNamesAProfileThenTheBuildHasIt(String profile) throws IOException {
        assertThat(Files.readString(REPOSITORY.resolve("pom.xml")))
                .as("README.md says mvn -P%s", profile)
                .contains("<id>" + profile + "</id>");
    }

    static Stream<String> profiles() throws IOException {
        return Pattern.compile("-P([\\w-]+)")
                .matcher(Files.readString(REPOSITORY.resolve("README.md")))
                .results()
                .map(found -> found.group(1))
                .distinct();
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on 127.0.0.1", none);
        }
    }
}

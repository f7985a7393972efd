package io.rref.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.aot.app.AotApp;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** Processes an application as Boot's build plugins do, compiles what that generates, and starts it. */
class AheadOfTimeTest {

    private static final String[] ARGUMENTS = {
        "--visits.worker=worker-2",
        "--spring.main.banner-mode=off",
        "--logging.level.root=warn",
        "--rref.client.drain=1ms"
    };

    @TempDir
    private Path sources;

    @TempDir
    private Path resources;

    @TempDir
    private Path classes;

    @Test
    void whenAnApplicationIsProcessedAheadOfTimeThenEveryFormIsInjected() throws Exception {
        process();
        compile();

        assertThat(start())
                .contains(
                        "ahead of time: true",
                        line("field", "counter@worker-1"),
                        line("handle", "counter@worker-1"),
                        line("generic", "store@worker-1"),
                        line("generic handle", "store@worker-1"),
                        line("named by its type", "visits@worker-2"),
                        line("named at the point", "others@worker-3"),
                        line("handle named by its type", "visits@worker-2"),
                        line("provider", "counter@worker-1"),
                        line("provider of a handle", "counter@worker-1"),
                        line("optional", "counter@worker-1"),
                        line("lazy", "counter@worker-1"),
                        "local: local sums",
                        line("remote beside local", "sums@worker-1"),
                        line("setter", "counter@worker-1"),
                        line("constructor", "counter@worker-1"),
                        line("constructor handle", "store@worker-1"),
                        line("bean method", "counter@worker-1") + " " + reference("counter@worker-1"),
                        line("by type in the context", "visits@worker-2"),
                        line("of another jar", "visits@worker-2"));
    }

    private static String line(String what, String name) {
        return what + ": " + reference(name);
    }

    private static String reference(String name) {
        return "RRef(" + name + ", not looked up yet)";
    }

    private void process() {
        Settings settings = Settings.builder()
                .sourceOutput(sources)
                .resourceOutput(resources)
                .classOutput(classes)
                .groupId("io.rref")
                .artifactId("aot-app")
                .build();
        new SpringApplicationAotProcessor(AotApp.class, settings, ARGUMENTS).process();
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> generated = Files.walk(sources)) {
            List<Path> units =
                    generated.filter(each -> each.toString().endsWith(".java")).toList();
            List<String> options = List.of("-proc:none", "-parameters", "-cp", classPath(), "-d", classes.toString());
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(units))
                    .call();
            assertThat(compiled).as("what was generated compiles:\n" + said).isTrue();
        }
    }

    private List<String> start() throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dspring.aot.enabled=true",
                "-cp",
                String.join(File.pathSeparator, classes.toString(), resources.toString(), classPath()),
                AotApp.class.getName());
        java.command().addAll(List.of(ARGUMENTS));
        Path log = Files.createTempFile(resources, "aot-app-", ".log");
        Process process =
                java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS))
                    .as("the application ends by itself; it has said:\n" + Files.readString(log))
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            return Files.readAllLines(log);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}

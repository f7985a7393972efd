package io.rref.examples.counter.web;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** One of the two apps, run as its users run it: {@code java -jar}. */
final class AppProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Path log;

    private AppProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts what stands in a module beside this one, and waits until it says that it has started. */
    static AppProcess start(String module, Path log, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-jar");
        command.add(jarOf(module).toString());
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            AppProcess app = new AppProcess(process, log);
            app.awaitStarted();
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as Ctrl+C does, and ends it if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitStarted() {
        try {
            await().atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || output().contains("Started Counter"));
        } catch (ConditionTimeoutException e) {
            close();
            throw new AssertionError("not started after " + START_LIMIT + "; its output:\n" + output(), e);
        }
        if (!process.isAlive()) {
            throw new AssertionError("ended before it was started; its output:\n" + output());
        }
    }

    private String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    private static Path jarOf(String module) {
        Path target = Path.of("..", module, "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no jar in " + target.toAbsolutePath()
                            + ": run this test from the top directory, with -am, in phase verify"));
        } catch (IOException e) {
            throw new UncheckedIOException("run this test from the top directory, with mvn verify", e);
        }
    }
}

package io.rref.test.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** A main class in a JVM of its own, on this one's class path. Ended by its id, its output kept. */
final class JvmProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final String name;

    private final Process process;

    private final Path log;

    private JvmProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static JvmProcess start(String name, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile("rref-" + name + "-", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new JvmProcess(name, process, log);
        } catch (IOException notStarted) {
            throw new UncheckedIOException("could not start " + name, notStarted);
        }
    }

    /** Waits until it is ready; fails with its output if it ends before, or takes too long. */
    void awaitReady(BooleanSupplier ready) {
        try {
            await().atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> ready.getAsBoolean() || !process.isAlive());
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(name + " is not ready after " + START_LIMIT + "; its output:\n" + output(), late);
        }
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended before it was ready; its output:\n" + output());
        }
    }

    boolean hasSaid(String line) {
        return output().lines().anyMatch(line::equals);
    }

    String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    /** As a power cut would: nothing of it says goodbye. Waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        endsWithin(END_LIMIT);
    }

    /** Asks it to end, and returns at once. */
    void askToEnd() {
        process.destroy();
    }

    /** Asks it to end, and ends it if it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(END_LIMIT)) {
            kill();
        }
    }

    boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

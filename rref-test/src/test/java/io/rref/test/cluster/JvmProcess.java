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

/** A main class in a JVM of its own, on this one's class path and with the classes that all processes share. Signalled and ended by its id, its output kept. */
public final class JvmProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final String name;

    private final Process process;

    private final Path log;

    private JvmProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts one and waits for nothing. */
    public static JvmProcess start(String name, Class<?> main, List<String> arguments) {
        return start(name, main, List.of(), arguments);
    }

    /** The same with further options of its JVM. */
    public static JvmProcess start(String name, Class<?> main, List<String> options, List<String> arguments) {
        SharedClasses shared = SharedClasses.common();
        return shared == null
                ? start(name, main, System.getProperty("java.class.path"), options, arguments)
                : start(name, main, shared.classPath(), shared.optionsOfWorkers(options), arguments);
    }

    /** The same with another class path. */
    static JvmProcess start(
            String name, Class<?> main, String classPath, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
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

    /** Its id, as the operating system has it. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGSTOP: nothing of it runs until it is resumed, and nobody is told. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if nothing had been. */
    public void resume() {
        signal("CONT");
    }

    /** Ends its standard input, which a main class of ours takes as the wish to end. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // whoever waits for its end reads its output
        }
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            if (!kill.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || kill.exitValue() != 0) {
                throw new AssertionError("could not send SIG" + signal + " to " + name);
            }
        } catch (IOException noKill) {
            throw new UncheckedIOException("this test needs the command kill", noKill);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it is ready; fails with its output if it ends before, or takes too long. */
    public void awaitReady(BooleanSupplier ready) {
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

    /** Waits until it has ended by itself; fails with its output if it ended with an error, or has not ended. */
    public void awaitEnd(Duration limit) {
        if (!endsWithin(limit)) {
            throw new AssertionError(name + " has not ended after " + limit + "; its output:\n" + output());
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(name + " ended with " + process.exitValue() + "; its output:\n" + output());
        }
    }

    /** Whether this line is among its output. */
    public boolean hasSaid(String line) {
        return output().lines().anyMatch(line::equals);
    }

    /** What it has written until now. */
    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    /** As a power cut would: nothing of it says goodbye. Waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        endsWithin(END_LIMIT);
    }

    /** Asks it to end, and returns at once. */
    public void askToEnd() {
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

    /** Whether it ends within this time. */
    public boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

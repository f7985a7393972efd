package io.rref.benchmarks.peer;

import io.rref.benchmarks.rref.CallerProcess;
import io.rref.benchmarks.rref.WorkerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** rref: a worker's JVM, and a JVM that calls it. */
public final class RRefPeer implements Peer {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Process worker;

    private final LineProcess caller;

    private final String version;

    private RRefPeer(Process worker, LineProcess caller, String version) {
        this.worker = worker;
        this.caller = caller;
        this.version = version;
    }

    /** Starts both on this JVM's class path and Java; blocks until a first call was answered. */
    public static Peer start(Path logs) {
        int port = FreePort.choose();
        Process worker = startWorker(port, logs.resolve("rref-worker.log"));
        try {
            awaitPort(worker, port);
            LineProcess caller = LineProcess.start(
                    "rref's caller",
                    java(CallerProcess.class, CallerProcess.worker("http://127.0.0.1:" + port)),
                    Map.of(),
                    logs.resolve("rref-caller.log"));
            String version = caller.answer(START_LIMIT).path("version").asString();
            return new RRefPeer(worker, caller, version);
        } catch (RuntimeException notReady) {
            worker.destroyForcibly();
            throw notReady;
        }
    }

    private static Process startWorker(int port, Path log) {
        List<String> command = java(WorkerProcess.class, "--server.port=" + port);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException("rref's worker cannot be started: " + command, notStarted);
        }
    }

    private static List<String> java(Class<?> main, String argument) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), argument));
        return command;
    }

    private static void awaitPort(Process worker, int port) {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!FreePort.isServed(port)) {
                if (worker.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    throw new IllegalStateException("rref's worker did not start: see rref-worker.log");
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rref's worker started", stop);
        }
    }

    @Override
    public String name() {
        return "rref";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(worker.toHandle(), caller.handle());
    }

    @Override
    public boolean getsFaster() {
        return true;
    }

    @Override
    public Slice run(Operation operation, Duration length) {
        return Slices.run(caller, operation, length);
    }

    @Override
    public void close() {
        caller.close();
        worker.destroy();
    }
}

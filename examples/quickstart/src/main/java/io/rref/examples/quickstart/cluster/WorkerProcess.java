package io.rref.examples.quickstart.cluster;

import io.rref.examples.quickstart.worker.FlightWorker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One worker as a process, from its start to its end. */
final class WorkerProcess {

    private static final long END_LIMIT_SECONDS = 10;
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final String name;
    private final Process process;
    private final Path log;

    private WorkerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static WorkerProcess start(String name, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // so short a life is over before the slow compiler pays
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(FlightWorker.class.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new WorkerProcess(name, process, log);
    }

    String name() {
        return name;
    }

    @Override
    public String toString() {
        return "process " + process.pid() + ", log " + log;
    }

    /** Blocks until the worker listens on its port, at most until the given {@link System#nanoTime()}. */
    void awaitPort(int port, long end) {
        while (!listensOn(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        name + " ended with code " + process.exitValue() + " before it was ready; its log is " + log);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        name + " does not listen on port " + port + " in time; its log is " + log);
            }
            pause();
        }
    }

    /** Closes the pipe to the process, which it takes as the word to end. */
    void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Nothing to ask then.
        }
    }

    /** Blocks until the process is gone; one that does not end on being asked is destroyed. */
    void end() {
        if (!endsInTime()) {
            process.destroy();
            if (!endsInTime()) {
                process.destroyForcibly();
            }
        }
        removeEmptyLog();
    }

    private boolean endsInTime() {
        try {
            return process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void removeEmptyLog() {
        try {
            if (Files.size(log) == 0) {
                Files.delete(log);
                Files.delete(log.toAbsolutePath().getParent());
            }
        } catch (IOException e) {
            // Logs of other workers are still in the directory, or somebody else took them away.
        }
    }

    private static boolean listensOn(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a worker to start", e);
        }
    }
}

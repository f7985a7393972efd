package io.rref.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * PyTorch's own RRef: two processes, of which even an idle one keeps a core busy. So they are stopped outside their slices.
 */
public final class PytorchPeer implements Peer {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final LineProcess user;

    private final List<ProcessHandle> processes;

    private final String version;

    private PytorchPeer(LineProcess user, List<ProcessHandle> processes, String version) {
        this.user = user;
        this.processes = processes;
        this.version = version;
    }

    /**
     * Starts both and stops them at once.
     *
     * @param python with PyTorch; see {@link #isInstalled}
     * @param script that talks as {@code README.md} says
     */
    public static Peer start(Path python, Path script, Path logs) {
        LineProcess user = LineProcess.start(
                "PyTorch",
                List.of(python.toString(), script.toString()),
                Map.of("PEER_PORT", String.valueOf(FreePort.choose())),
                logs.resolve("pytorch.log"));
        JsonNode ready;
        try {
            ready = user.answer(START_LIMIT);
        } catch (RuntimeException notReady) {
            user.close();
            throw notReady;
        }
        List<ProcessHandle> processes = ready.path("pids")
                .valueStream()
                .flatMap(pid -> ProcessHandle.of(pid.asLong()).stream())
                .toList();
        PytorchPeer peer = new PytorchPeer(
                user, processes, "PyTorch " + ready.path("torch").asString());
        peer.signal("-STOP");
        return peer;
    }

    /** Whether this Python has PyTorch. */
    public static boolean isInstalled(Path python) {
        try {
            return new ProcessBuilder(python.toString(), "-c", "import torch.distributed.rpc")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<ProcessHandle> processes() {
        return processes;
    }

    @Override
    public boolean getsFaster() {
        return false;
    }

    @Override
    public Slice run(Operation operation, Duration length) {
        signal("-CONT");
        try {
            return Slices.run(user, operation, length);
        } finally {
            signal("-STOP");
        }
    }

    private void signal(String signal) {
        for (ProcessHandle each : processes) {
            try {
                new ProcessBuilder("kill", signal, String.valueOf(each.pid()))
                        .start()
                        .waitFor();
            } catch (IOException noSuchCommand) {
                throw new UncheckedIOException("PyTorch can only be stopped with the command 'kill'", noSuchCommand);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        processes.forEach(ProcessHandle::destroyForcibly); // a stopped process hears nothing gentler
        user.close();
    }
}

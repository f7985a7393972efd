package io.rref.test.cluster;

import io.rref.test.app.TestWorker;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One worker in a JVM of its own, at a port that was free. */
public final class WorkerProcess implements AutoCloseable {

    private final JvmProcess process;

    private final int port;

    private WorkerProcess(JvmProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one and waits until it listens; further arguments win over those of the cluster's apps. */
    public static WorkerProcess start(String name, List<String> arguments) {
        return startAt(FreePorts.choose(1).get(0), name, arguments);
    }

    /** Starts one at the port of another, which has ended. */
    public static WorkerProcess startAt(int port, String name, List<String> arguments) {
        WorkerProcess started = launchAt(port, name, arguments);
        started.awaitListening();
        return started;
    }

    /** Starts one and waits for nothing. */
    public static WorkerProcess launch(String name, List<String> arguments) {
        return launchAt(FreePorts.choose(1).get(0), name, arguments);
    }

    private static WorkerProcess launchAt(int port, String name, List<String> arguments) {
        Map<String, Object> settings = new HashMap<>(QuietApp.properties(name));
        settings.put("rref.worker.name", name);
        settings.put("server.port", port);
        List<String> all = QuietApp.arguments(settings, arguments);
        return new WorkerProcess(JvmProcess.start(name, TestWorker.class, all), port);
    }

    /** Waits until it listens. */
    public void awaitListening() {
        process.awaitReady(() -> Listening.at(port));
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** What it is called with. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it holds, named objects among it. */
    public List<HeldObject> held() {
        return new HeldObjects(() -> List.of(address())).at(address());
    }

    /** What it has written until now. */
    public String output() {
        return process.output();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, and returns at once. */
    public void askToEnd() {
        process.askToEnd();
    }

    /** As a power cut would: nothing of it says goodbye. Waits until it is gone. */
    public void kill() {
        process.kill();
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.close();
    }

    /** Whether it ends within this time. */
    public boolean endsWithin(Duration limit) {
        return process.endsWithin(limit);
    }
}

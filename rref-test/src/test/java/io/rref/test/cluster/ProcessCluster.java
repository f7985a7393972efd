package io.rref.test.cluster;

import io.rref.test.app.TestWorker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Workers in JVMs of their own. As a static {@code @RegisterExtension} it lives as long as the test class. */
public final class ProcessCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

    private final Map<String, URI> addresses = new LinkedHashMap<>();

    private final Map<String, JvmProcess> processes = new LinkedHashMap<>();

    private final HeldObjects held = new HeldObjects(addresses.values());

    private final int workers;

    private final Duration lease;

    private ProcessCluster(int workers, Duration lease) {
        this.workers = workers;
        this.lease = lease;
    }

    /** So many workers, worker-1 and so on. */
    public static ProcessCluster of(int workers, Duration lease) {
        return new ProcessCluster(workers, lease);
    }

    /** Starts all of them and waits until each answers. */
    public ProcessCluster start() {
        chooseAddresses();
        addresses.forEach((name, address) -> processes.put(name, startWorker(name, address)));
        addresses.forEach((name, address) ->
                Objects.requireNonNull(processes.get(name)).awaitReady(() -> Listening.at(address.getPort())));
        return this;
    }

    /** An app in this JVM, which the caller closes. */
    public ClientApp newClient() {
        return ClientApp.start(builder -> builder, directory().toArray(String[]::new));
    }

    /** An app in a JVM of its own that makes so many counters on worker-1, holds them, and does nothing more. */
    public HoldingProcess newHolder(int counters) {
        return HoldingProcess.start(directory(), counters);
    }

    /** What the workers hold. */
    public HeldObjects held() {
        return held;
    }

    /** What one worker holds, named objects among it. */
    public List<HeldObject> heldBy(String worker) {
        return held.at(Objects.requireNonNull(addresses.get(worker), "no worker " + worker));
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        try {
            start();
        } catch (RuntimeException | Error notStarted) {
            close();
            throw notStarted;
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            processes.forEach((name, process) -> test.publishReportEntry(name, "output:\n" + process.output()));
            held.forgive();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        processes.values().forEach(JvmProcess::close);
    }

    private List<String> directory() {
        return addresses.entrySet().stream()
                .map(each -> "--rref.client.workers." + each.getKey() + "=" + each.getValue())
                .toList();
    }

    private JvmProcess startWorker(String name, URI address) {
        List<String> arguments = new ArrayList<>(directory());
        QuietApp.properties(name).forEach((property, value) -> arguments.add("--" + property + "=" + value));
        arguments.add("--rref.worker.name=" + name);
        arguments.add("--rref.worker.lease=" + lease.toMillis() + "ms");
        arguments.add("--server.port=" + address.getPort());
        return JvmProcess.start(name, TestWorker.class, arguments);
    }

    private void chooseAddresses() {
        List<Integer> ports = FreePorts.choose(workers);
        for (int worker = 1; worker <= workers; worker++) {
            addresses.put("worker-" + worker, URI.create("http://127.0.0.1:" + ports.get(worker - 1)));
        }
    }
}

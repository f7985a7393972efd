package io.rref.test.cluster;

import io.rref.test.app.TestWorker;
import io.rref.test.fault.FaultCounts;
import io.rref.test.fault.FaultProxy;
import io.rref.test.fault.FaultRates;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Workers in JVMs of their own. As a static {@code @RegisterExtension} it lives as long as the test class. */
public final class ProcessCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

    private final Map<String, URI> addresses = new LinkedHashMap<>();

    private final Map<String, JvmProcess> processes = new LinkedHashMap<>();

    private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();

    private final HeldObjects held = new HeldObjects(addresses::values);

    private final List<String> ofWorkers = new ArrayList<>();

    private final List<String> everywhere = new ArrayList<>();

    private final int workers;

    private final Duration lease;

    private Class<?> workerClass = TestWorker.class;

    private @Nullable Long seedOfFaults;

    private @Nullable SharedClasses classes;

    private ProcessCluster(int workers, Duration lease) {
        this.workers = workers;
        this.lease = lease;
    }

    /** So many workers, worker-1 and so on. */
    public static ProcessCluster of(int workers, Duration lease) {
        return new ProcessCluster(workers, lease);
    }

    /** With this timeout of calls in every process, workers and apps. */
    public ProcessCluster withTimeout(Duration timeout) {
        everywhere.add("--rref.client.timeout=" + timeout.toMillis() + "ms");
        return this;
    }

    /** With workers of this main class, which get these further arguments. */
    public ProcessCluster withWorkers(Class<?> main, String... arguments) {
        workerClass = main;
        ofWorkers.addAll(List.of(arguments));
        return this;
    }

    /** With processes that start faster from their second start on. */
    public ProcessCluster withSharedClasses(SharedClasses shared) {
        classes = shared;
        return this;
    }

    /** With a fault proxy before every worker, which all processes have to pass. */
    public ProcessCluster withFaultProxies(long seed) {
        seedOfFaults = seed;
        return this;
    }

    /** From now on requests to all workers meet these faults. */
    public void use(FaultRates rates) {
        proxies.values().forEach(proxy -> proxy.use(rates));
    }

    /** What the proxies have done until now, all together. */
    public FaultCounts faults() {
        return proxies.values().stream().map(FaultProxy::counts).reduce(FaultCounts.NONE, FaultCounts::plus);
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
    public ClientApp newClient(String... further) {
        return ClientApp.start(
                builder -> builder,
                Stream.concat(commonArguments().stream(), Stream.of(further)).toArray(String[]::new));
    }

    /** An app in a JVM of its own that makes so many counters on worker-1, holds them, and does nothing more. */
    public HoldingProcess newHolder(int counters) {
        return HoldingProcess.start(commonArguments(), counters);
    }

    /** An app in a JVM of its own that makes a counter on worker-1, and calls it again and again. */
    public CallingProcess newCaller() {
        return CallingProcess.start(commonArguments());
    }

    /**
     * Apps in JVMs of their own, all at once, that pass handles on and nest them until they end.
     *
     * @param seeds of the apps' walks
     */
    public void runWalkers(Duration limit, long... seeds) {
        List<JvmProcess> walkers = LongStream.of(seeds)
                .mapToObj(seed -> WalkingProcess.start(commonArguments(), seed))
                .toList();
        try {
            walkers.forEach(walker -> walker.awaitEnd(limit));
        } finally {
            walkers.forEach(JvmProcess::close);
        }
    }

    /** A process that is told where the workers are; the caller ends it. */
    public JvmProcess launch(String name, Class<?> main, List<String> options, List<String> arguments) {
        return start(
                name,
                main,
                options,
                Stream.concat(commonArguments().stream(), arguments.stream()).toList());
    }

    /** An app in a JVM of its own that passes the handle of a counter on worker-1 on to this worker, which it reaches there. */
    public PassingProcess newPasser(String receiver, URI toReceiver) {
        return PassingProcess.start(addressOf("worker-1"), receiver, toReceiver);
    }

    /** Where this worker listens. */
    public URI addressOf(String worker) {
        return Objects.requireNonNull(addresses.get(worker), "no worker " + worker);
    }

    /** The names of the workers. */
    public List<String> workers() {
        return List.copyOf(addresses.keySet());
    }

    /** Id of the process that is this worker at the moment. */
    public long pid(String worker) {
        return process(worker).pid();
    }

    /** Stops a worker where it is, as SIGSTOP does. */
    public void pause(String worker) {
        process(worker).pause();
    }

    /** Lets a worker that was stopped go on. */
    public void resume(String worker) {
        process(worker).resume();
    }

    /** SIGTERM, and waits until the worker has ended. */
    public void stop(String worker) {
        process(worker).close();
    }

    /** Kills a worker as a power cut would. */
    public void kill(String worker) {
        process(worker).kill();
    }

    /** Starts a worker that has ended again, where it was, and waits until it listens. */
    public void restart(String worker) {
        URI address = addressOf(worker);
        JvmProcess again = startWorker(worker, address);
        processes.put(worker, again);
        again.awaitReady(() -> Listening.at(address.getPort()));
    }

    /** Lines in which workers report errors of their own. */
    public List<String> errors() {
        return processes.values().stream()
                .flatMap(process -> process.output().lines())
                .filter(line -> line.contains(" ERROR ") || line.startsWith("Exception in thread"))
                .toList();
    }

    private JvmProcess process(String worker) {
        return Objects.requireNonNull(processes.get(worker), "no worker " + worker);
    }

    /** What the workers hold. */
    public HeldObjects held() {
        return held;
    }

    /** What one worker holds, named objects among it. */
    public List<HeldObject> heldBy(String worker) {
        return held.at(addressOf(worker));
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
        proxies.values().forEach(FaultProxy::close);
    }

    private List<String> commonArguments() {
        List<String> arguments = new ArrayList<>(everywhere);
        addresses.forEach((name, address) -> {
            FaultProxy proxy = proxies.get(name);
            arguments.add("--rref.client.workers." + name + "=" + (proxy == null ? address : proxy.address()));
        });
        return arguments;
    }

    private JvmProcess startWorker(String name, URI address) {
        List<String> arguments = new ArrayList<>(commonArguments());
        QuietApp.properties(name).forEach((property, value) -> arguments.add("--" + property + "=" + value));
        arguments.add("--rref.worker.name=" + name);
        arguments.add("--rref.worker.lease=" + lease.toMillis() + "ms");
        arguments.add("--server.port=" + address.getPort());
        arguments.addAll(ofWorkers);
        return start(name, workerClass, List.of(), arguments);
    }

    private JvmProcess start(String name, Class<?> main, List<String> options, List<String> arguments) {
        if (classes == null) {
            return JvmProcess.start(name, main, options, arguments);
        }
        return JvmProcess.start(name, main, classes.classPath(), classes.options(main, options, arguments), arguments);
    }

    private void chooseAddresses() {
        List<Integer> ports = FreePorts.choose(workers);
        for (int worker = 1; worker <= workers; worker++) {
            URI address = URI.create("http://127.0.0.1:" + ports.get(worker - 1));
            addresses.put("worker-" + worker, address);
            if (seedOfFaults != null) {
                proxies.put("worker-" + worker, FaultProxy.start(address, seedOfFaults + worker));
            }
        }
    }
}

package io.rref.test.cluster;

import io.rref.RRefClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Workers and an app in this JVM, each in a context of its own, on free ports of the loopback address; what they say to each
 * other goes over HTTP.
 *
 * <p>As a static {@code @RegisterExtension} it lives as long as its test class, heals its network after every test, and
 * requires then that nothing is held but named objects: a handle that a test forgets to close fails it, with the line that
 * made the handle. Workers that it was made {@linkplain #of of} and that a test has ended are started again before the next
 * one. The app of a {@code @SpringBootTest} with such a field is one of the cluster's processes: it finds the
 * cluster's workers, goes by the cluster's {@linkplain #time() time}, and its messages meet the cluster's
 * {@linkplain #faults() faults}. It is no worker itself, unless it sets {@code rref.worker.name} or
 * {@code rref.worker.enabled}.
 *
 * <p>Without JUnit: {@link #start()} and {@link #close()}, which checks nothing: {@link #awaitEmpty()} does. Settings are
 * made before it starts. Thread-safe once started. Where a method takes the name of a worker, one that the cluster does not
 * have is an {@link IllegalArgumentException}; what only a running worker can answer is an {@link IllegalStateException} of
 * one that was stopped or killed.
 *
 * <p>PyTorch's counterpart are the tests' {@code dist_init} and its leak report at shutdown.
 */
public class RRefCluster
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

    /** Long enough for a loaded machine; on a quiet one a released object is gone in milliseconds. */
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(8);

    private final ClusterPlan plan;

    private final Deque<AutoCloseable> afterEach = new ArrayDeque<>();

    private @Nullable EmbeddedWorkers running;

    private boolean ended;

    RRefCluster(ClusterPlan plan) {
        this.plan = plan;
    }

    /** Workers of these names, by default with the lease that rref has by default. */
    public static RRefCluster of(String... workers) {
        if (workers.length == 0) {
            throw new IllegalArgumentException("a cluster has one worker at least: of(\"worker-1\")");
        }
        Set<String> different = new HashSet<>();
        for (String worker : workers) {
            if (!different.add(worker)) {
                throw new IllegalArgumentException("two workers have the name '" + worker + "': give each its own");
            }
        }
        return new RRefCluster(new ClusterPlan(List.of(workers)));
    }

    /** Every worker serves the {@code @RemoteObject} and {@code @RemoteFunctions} classes in the packages of these classes and below. */
    public RRefCluster scanning(Class<?>... classes) {
        requireNotStarted("scanning");
        plan.scanned.addAll(List.of(classes));
        return this;
    }

    /** With these configuration classes at every worker, such as the worker's own {@code @SpringBootApplication}. */
    public RRefCluster withWorkerConfiguration(Class<?>... classes) {
        requireNotStarted("withWorkerConfiguration");
        plan.workerConfiguration.addAll(List.of(classes));
        return this;
    }

    /** With this lease at every worker. */
    public RRefCluster withLease(Duration lease) {
        requireNotStarted("withLease");
        return withWorkerProperty("rref.worker.lease", lease.toMillis() + "ms");
    }

    /** With this property at every worker. */
    public RRefCluster withWorkerProperty(String name, Object value) {
        requireNotStarted("withWorkerProperty");
        plan.workerArguments.add("--" + name + "=" + value);
        return this;
    }

    /** With this property at every client. */
    public RRefCluster withClientProperty(String name, Object value) {
        requireNotStarted("withClientProperty");
        plan.clientArguments.add("--" + name + "=" + value);
        return this;
    }

    /** Objects may be left when a test ends. */
    public RRefCluster allowingLeaks() {
        requireNotStarted("allowingLeaks");
        plan.leaksAllowed = true;
        return this;
    }

    /** Starts it; not needed as an extension. Does nothing where it runs already. */
    public RRefCluster start() {
        if (running == null) {
            running = new EmbeddedWorkers(plan);
        }
        return this;
    }

    private void requireNotStarted(String setting) {
        if (running != null) {
            throw new IllegalStateException("the cluster runs already: say " + setting + "(...) before it starts");
        }
    }

    /** The time of all its processes. */
    public ClusterTime time() {
        return running().time();
    }

    /** Switches for what happens to messages on their way to any worker. */
    public NetworkFaults faults() {
        return running().faults().everywhere();
    }

    /** Switches for what happens to messages on their way to one worker. */
    public NetworkFaults faults(String worker) {
        return running().faultsAt(worker);
    }

    /** The app that every test may use. */
    public ClientApp client() {
        return running().client();
    }

    /** Its way to the workers. */
    public RRefClient rrefs() {
        return client().rrefs();
    }

    /** The way that user code of a worker has to all workers, itself among them. */
    public RRefClient rrefsOf(String worker) {
        return bean(worker, RRefClient.class);
    }

    /** A bean of a worker. */
    public <T> T bean(String worker, Class<T> type) {
        return running().bean(worker, type);
    }

    /** One more app with this configuration class, which the caller closes. */
    public ClientApp newClient(Class<?> configuration) {
        return running().newClient(List.of(configuration));
    }

    /** One more app, which the caller closes. */
    public ClientApp newClient(String... arguments) {
        return running().newClient(List.of(), arguments);
    }

    /**
     * One more worker, until it is stopped or the test has ended; or one again that was stopped or killed.
     *
     * @throws IllegalStateException if it runs
     */
    public void startWorker(String name, String... arguments) {
        running().startWorker(name, arguments);
        untilTheTestHasEnded(name);
    }

    final void untilTheTestHasEnded(String worker) {
        if (!running().isPlanned(worker)) {
            closing(() -> running().dismiss(worker));
        }
    }

    /** Ends a worker as any context ends: holders are told that it drains. Blocks until its running calls have ended. Idempotent. */
    public void stopWorker(String name) {
        running().stopWorker(name);
    }

    /**
     * Ends a worker as a crash does: from now on nothing is heard of it and nothing is answered by it, no goodbye and no word of
     * a drain either; what it holds elsewhere stays until its leases have run out. Its user code is in this JVM and may run on,
     * but nobody hears of it. It stays in the directory; {@link #restart} starts another incarnation.
     *
     * @throws IllegalStateException if it does not run
     */
    public void killWorker(String name) {
        running().killWorker(name);
    }

    /**
     * Starts a worker again under its name and port: another incarnation, which holds nothing. One that runs is
     * {@linkplain #stopWorker stopped} first.
     */
    public void restart(String worker) {
        running().restartWorker(worker);
    }

    /** What the workers that run hold. */
    public HeldObjects held() {
        return running().held();
    }

    /** What one worker holds, named objects among it. */
    public List<HeldObject> heldBy(String worker) {
        return running().heldBy(worker);
    }

    /** The counts of one worker, under PyTorch's names. */
    public Map<String, String> debugInfo(String worker) {
        return running().debugInfo(worker);
    }

    /** Closes something when the test has ended, before the cluster is required to be empty. */
    public <T extends AutoCloseable> T closing(T resource) {
        afterEach.push(resource);
        return resource;
    }

    /** Waits until the workers hold named objects only; fails with who holds what else, since when, and where that was made. */
    public void awaitEmpty() {
        running().leaks().awaitEmpty(RELEASE_LIMIT, () -> {});
    }

    /** The same where handles were left to the collector, which is then asked to run. */
    public void awaitEmptyOnceCollected() {
        running().leaks().awaitEmpty(RELEASE_LIMIT, System::gc);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        running().startMissing();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        running().faults().heal();
        while (!afterEach.isEmpty()) {
            afterEach.pop().close();
        }
        if (plan.leaksAllowed || test.getExecutionException().isPresent()) {
            running().leaks().forgive();
        } else {
            awaitEmpty();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    /** Does nothing where it never started, because of what its test could not find. */
    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
            ended = true;
        }
    }

    final ClusterPlan plan() {
        return plan;
    }

    final void run(EmbeddedWorkers workers) {
        running = workers;
    }

    final EmbeddedWorkers running() {
        EmbeddedWorkers workers = running;
        if (workers == null) {
            throw new IllegalStateException(
                    ended
                            ? "this cluster has ended: it lives as long as its test class, or until close()"
                            : "start the cluster first: as a static @RegisterExtension, or by start()");
        }
        return workers;
    }
}

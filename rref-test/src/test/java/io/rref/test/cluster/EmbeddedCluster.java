package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRefClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Workers and an app in this JVM, each in a context of its own; what they say to each other goes over HTTP. As a static
 * {@code @RegisterExtension} it requires after every test that nothing is held. The usual one, {@link #ofThree} without
 * further settings, is started once and lives until the last test class of the JVM; any other as long as its test class.
 */
public final class EmbeddedCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

    /** Long enough for a loaded machine; on a quiet one a released object is gone in milliseconds. */
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(8);

    private static final int USUAL_WORKERS = 3;

    private final int workers;

    private final List<String> workerArguments = new ArrayList<>();

    private final List<String> clientArguments = new ArrayList<>();

    private final Deque<AutoCloseable> afterEach = new ArrayDeque<>();

    private int platformThreads;

    private @Nullable EmbeddedWorkers running;

    private EmbeddedCluster(int workers) {
        this.workers = workers;
    }

    /** Three workers, worker-1 to worker-3. */
    public static EmbeddedCluster ofThree() {
        return of(USUAL_WORKERS);
    }

    /** So many workers, by default with the lease that rref has by default. */
    public static EmbeddedCluster of(int workers) {
        return new EmbeddedCluster(workers);
    }

    /** With this lease at every worker. */
    public EmbeddedCluster withLease(Duration lease) {
        return withWorkerProperty("rref.worker.lease", lease.toMillis() + "ms");
    }

    /** With so many platform threads for user code at every worker, as on JDK 17. */
    public EmbeddedCluster withPlatformThreads(int threads) {
        platformThreads = threads;
        return withWorkerProperty("spring.threads.virtual.enabled", false);
    }

    /** With this property at every worker. */
    public EmbeddedCluster withWorkerProperty(String name, Object value) {
        workerArguments.add("--" + name + "=" + value);
        return this;
    }

    /** With this property at every client. */
    public EmbeddedCluster withClientProperty(String name, Object value) {
        clientArguments.add("--" + name + "=" + value);
        return this;
    }

    /** Starts one of its own; not needed as an extension. */
    public EmbeddedCluster start() {
        running = EmbeddedWorkers.start(workers, platformThreads, workerArguments, clientArguments);
        return this;
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

    /** One more worker, until it is stopped or the test has ended. */
    public void startWorker(String name, String... arguments) {
        running().startWorker(name, arguments);
        closing(() -> stopWorker(name));
    }

    /** Ends a worker as any context ends. Idempotent. */
    public void stopWorker(String name) {
        running().stopWorker(name);
    }

    /** Ends a worker and starts it again under its name and port: another incarnation, which holds nothing. */
    public void restart(String worker) {
        running().restartWorker(worker);
    }

    /** What the workers hold. */
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

    /** Waits until the workers hold named objects only. */
    public void awaitEmpty() {
        held().awaitEmpty(RELEASE_LIMIT);
    }

    /** The same where handles were left to the collector, which is then asked to run. */
    public void awaitEmptyOnceCollected() {
        await().atMost(RELEASE_LIMIT).untilAsserted(() -> {
            System.gc();
            assertThat(held().unnamed())
                    .as("objects that somebody still reaches")
                    .isEmpty();
        });
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        if (isUsual()) {
            running = test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(EmbeddedCluster.class))
                    .computeIfAbsent(EmbeddedWorkers.class, first -> startUsual(), EmbeddedWorkers.class);
        } else {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        while (!afterEach.isEmpty()) {
            afterEach.pop().close();
        }
        if (test.getExecutionException().isPresent()) {
            held().forgive();
        } else {
            awaitEmpty();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (!isUsual()) {
            close();
        }
    }

    /** Does nothing where it never started, because of what its test could not find. */
    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }

    private boolean isUsual() {
        return workers == USUAL_WORKERS && workerArguments.isEmpty() && clientArguments.isEmpty();
    }

    private static EmbeddedWorkers startUsual() {
        return EmbeddedWorkers.start(USUAL_WORKERS, 0, List.of(), List.of());
    }

    private EmbeddedWorkers running() {
        return Objects.requireNonNull(running, "start the cluster first");
    }
}

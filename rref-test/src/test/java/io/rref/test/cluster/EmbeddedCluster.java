package io.rref.test.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.RRefClient;
import io.rref.directory.WorkerDirectory;
import io.rref.test.app.TestWorker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Workers and an app in this JVM, each in a context of its own; what they say to each other goes over HTTP. As a static
 * {@code @RegisterExtension} it lives as long as the test class, and requires after every test that nothing is held.
 */
public final class EmbeddedCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

    /**
     * An answer's handles are held by its worker until the caller acknowledges it, which rides on the next message or on a
     * renewal: a third of the lease, ten seconds, at most.
     */
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(25);

    private final int workers;

    private final List<String> workerArguments = new ArrayList<>();

    private final List<String> clientArguments = new ArrayList<>();

    private final GrowingDirectory directory = new GrowingDirectory();

    private final HeldObjects held = new HeldObjects(directory.addresses());

    private final Map<String, ConfigurableApplicationContext> contexts = new HashMap<>();

    private final Deque<AutoCloseable> afterEach = new ArrayDeque<>();

    private @Nullable ClientApp client;

    private EmbeddedCluster(int workers) {
        this.workers = workers;
    }

    /** Three workers, worker-1 to worker-3. */
    public static EmbeddedCluster ofThree() {
        return of(3);
    }

    /** So many workers, by default with the lease that rref has by default. */
    public static EmbeddedCluster of(int workers) {
        return new EmbeddedCluster(workers);
    }

    /** With this lease at every worker. */
    public EmbeddedCluster withLease(Duration lease) {
        return withWorkerProperty("rref.worker.lease", lease.toMillis() + "ms");
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

    /** Starts it; not needed as an extension. */
    public EmbeddedCluster start() {
        for (int worker = 1; worker <= workers; worker++) {
            startWorker("worker-" + worker, 0);
        }
        client = newClient();
        return this;
    }

    /** The app that every test may use. */
    public ClientApp client() {
        return Objects.requireNonNull(client, "start the cluster first");
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
        return Objects.requireNonNull(contexts.get(worker), "no worker " + worker)
                .getBean(type);
    }

    /** One more app, with these configuration classes if any, which the caller closes. */
    public ClientApp newClient(Class<?>... configuration) {
        return ClientApp.start(
                builder -> withDirectory(builder.sources(configuration)), clientArguments.toArray(String[]::new));
    }

    /** Ends a worker and starts it again under its name and port: another incarnation, which holds nothing. */
    public void restart(String worker) {
        int port = directory.address(worker).getPort();
        Objects.requireNonNull(contexts.remove(worker), "no worker " + worker).close();
        startWorker(worker, port);
    }

    /** What the workers hold. */
    public HeldObjects held() {
        return held;
    }

    /** What one worker holds, named objects among it. */
    public List<HeldObject> heldBy(String worker) {
        return held.at(directory.address(worker));
    }

    /** Closes something when the test has ended, before the cluster is required to be empty. */
    public <T extends AutoCloseable> T closing(T resource) {
        afterEach.push(resource);
        return resource;
    }

    /** Waits until the workers hold named objects only. */
    public void awaitEmpty() {
        held.awaitEmpty(RELEASE_LIMIT);
    }

    /** The same where handles were left to the collector, which is then asked to run. */
    public void awaitEmptyOnceCollected() {
        await().atMost(RELEASE_LIMIT).untilAsserted(() -> {
            System.gc();
            assertThat(held.unnamed()).as("objects that somebody still reaches").isEmpty();
        });
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        while (!afterEach.isEmpty()) {
            afterEach.pop().close();
        }
        if (test.getExecutionException().isPresent()) {
            held.forgive();
        } else {
            awaitEmpty();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        contexts.values().forEach(ConfigurableApplicationContext::close);
        contexts.clear();
    }

    private void startWorker(String name, int wantedPort) {
        List<String> arguments = new ArrayList<>(workerArguments);
        arguments.add("--rref.worker.name=" + name);
        arguments.add("--server.port=" + wantedPort);
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(TestWorker.class).properties(QuietApp.properties(name));
        ConfigurableApplicationContext context = withDirectory(builder).run(arguments.toArray(String[]::new));
        contexts.put(name, context);
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        directory.list(name, URI.create("http://127.0.0.1:" + port));
    }

    private SpringApplicationBuilder withDirectory(SpringApplicationBuilder builder) {
        return builder.initializers(
                context -> context.getBeanFactory().registerSingleton(WorkerDirectory.class.getName(), directory));
    }
}

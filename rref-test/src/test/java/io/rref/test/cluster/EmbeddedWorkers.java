package io.rref.test.cluster;

import io.rref.directory.WorkerDirectory;
import io.rref.runtime.BlockingExecutor;
import io.rref.test.app.TestWorker;
import io.rref.transport.WorkerTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running half of an embedded cluster: contexts of workers and one app. */
final class EmbeddedWorkers implements AutoCloseable {

    private final int platformThreads;

    private final List<String> workerArguments;

    private final List<String> clientArguments;

    private final GrowingDirectory directory = new GrowingDirectory();

    private final HeldObjects held = new HeldObjects(directory::addresses);

    private final Map<String, List<ConfigurableApplicationContext>> contexts = new ConcurrentHashMap<>();

    private final ClientApp client;

    private EmbeddedWorkers(
            int workers, int platformThreads, List<String> workerArguments, List<String> clientArguments) {
        this.platformThreads = platformThreads;
        this.workerArguments = List.copyOf(workerArguments);
        this.clientArguments = List.copyOf(clientArguments);
        for (int worker = 1; worker <= workers; worker++) {
            startWorker("worker-" + worker);
        }
        this.client = newClient(List.of());
    }

    /**
     * Starts them.
     *
     * @param platformThreads for user code of each worker; 0 for what the JDK has
     */
    static EmbeddedWorkers start(
            int workers, int platformThreads, List<String> workerArguments, List<String> clientArguments) {
        return new EmbeddedWorkers(workers, platformThreads, workerArguments, clientArguments);
    }

    ClientApp client() {
        return client;
    }

    HeldObjects held() {
        return held;
    }

    List<HeldObject> heldBy(String worker) {
        return held.at(directory.address(worker));
    }

    Map<String, String> debugInfo(String worker) {
        return held.debugInfo(directory.address(worker));
    }

    <T> T bean(String worker, Class<T> type) {
        return Objects.requireNonNull(contexts.get(worker), "no worker " + worker)
                .get(0)
                .getBean(type);
    }

    ClientApp newClient(List<Class<?>> configuration, String... further) {
        List<String> arguments = new ArrayList<>(clientArguments);
        arguments.addAll(List.of(further));
        return ClientApp.start(
                builder -> inThisCluster(builder.sources(configuration.toArray(Class<?>[]::new))),
                arguments.toArray(String[]::new));
    }

    void startWorker(String name, String... further) {
        startWorker(name, 0, further);
    }

    void restartWorker(String name) {
        int port = directory.address(name).getPort();
        stopWorker(name);
        startWorker(name, port);
    }

    private void startWorker(String name, int wantedPort, String... further) {
        List<String> arguments = new ArrayList<>(workerArguments);
        arguments.add("--rref.worker.name=" + name);
        arguments.add("--server.port=" + wantedPort);
        arguments.addAll(List.of(further));
        SpringApplicationBuilder builder =
                new SpringApplicationBuilder(TestWorker.class).properties(QuietApp.properties(name));
        ConfigurableApplicationContext context =
                withThreads(inThisCluster(builder)).run(arguments.toArray(String[]::new));
        contexts.computeIfAbsent(name, first -> new CopyOnWriteArrayList<>()).add(context);
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        directory.list(name, URI.create("http://127.0.0.1:" + port));
    }

    /** It says that it stops, and must be found until it has. */
    void stopWorker(String name) {
        List<ConfigurableApplicationContext> named = contexts.remove(name);
        if (named != null) {
            named.forEach(ConfigurableApplicationContext::close);
        }
        directory.strike(name);
    }

    @Override
    public void close() {
        client.close();
        List.copyOf(contexts.keySet()).forEach(this::stopWorker);
    }

    private SpringApplicationBuilder inThisCluster(SpringApplicationBuilder builder) {
        return builder.initializers(context -> {
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            beans.registerSingleton(WorkerDirectory.class.getName(), directory);
            beans.addBeanPostProcessor(new Watching());
        });
    }

    private SpringApplicationBuilder withThreads(SpringApplicationBuilder builder) {
        return platformThreads == 0
                ? builder
                : builder.initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                "rrefExecutor",
                                BlockingExecutor.class,
                                () -> BlockingExecutor.onPlatformThreads("test-", platformThreads, stall(context))));
    }

    private static Duration stall(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(
                context.getEnvironment().getProperty("rref.worker.stall", Duration.class, Duration.ofSeconds(1)));
    }

    /** Puts {@link SentMessages} before what carries a process's messages. */
    private static final class Watching implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof WorkerTransport network ? new SentMessages(network) : bean;
        }
    }
}

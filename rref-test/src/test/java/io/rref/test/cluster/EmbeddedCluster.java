package io.rref.test.cluster;

import io.rref.runtime.BlockingExecutor;
import io.rref.test.app.TestWorker;
import io.rref.transport.WorkerTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The cluster of our own tests: its workers are {@link TestWorker}s, and what its processes send can be watched. The usual
 * one, {@link #ofThree} without further settings, is started once and lives until the last test class of the JVM; any other
 * as long as its test class.
 */
public final class EmbeddedCluster extends RRefCluster {

    private static final int USUAL_WORKERS = 3;

    private EmbeddedCluster(int workers) {
        super(new ClusterPlan(IntStream.rangeClosed(1, workers)
                .mapToObj(number -> "worker-" + number)
                .toList()));
        withWorkerConfiguration(TestWorker.class);
        plan().everywhere.add(context -> context.getBeanFactory().addBeanPostProcessor(new Watching()));
    }

    /** Three workers, worker-1 to worker-3. */
    public static EmbeddedCluster ofThree() {
        return of(USUAL_WORKERS);
    }

    /** So many workers, by default with the lease that rref has by default. */
    public static EmbeddedCluster of(int workers) {
        return new EmbeddedCluster(workers);
    }

    /** With so many platform threads for user code at every worker, as on JDK 17. */
    public EmbeddedCluster withPlatformThreads(int threads) {
        plan().atWorkers
                .add(context -> ((GenericApplicationContext) context)
                        .registerBean(
                                "rrefExecutor",
                                BlockingExecutor.class,
                                () -> BlockingExecutor.onPlatformThreads("test-", threads, stall(context))));
        return withWorkerProperty("spring.threads.virtual.enabled", false);
    }

    /** A worker of a name that another one has already, as long as that one. */
    public void startTwin(String name) {
        running().startTwin(name);
    }

    private static Duration stall(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(
                context.getEnvironment().getProperty("rref.worker.stall", Duration.class, Duration.ofSeconds(1)));
    }

    @Override
    public EmbeddedCluster withLease(Duration lease) {
        super.withLease(lease);
        return this;
    }

    @Override
    public EmbeddedCluster withWorkerProperty(String name, Object value) {
        super.withWorkerProperty(name, value);
        return this;
    }

    @Override
    public EmbeddedCluster withClientProperty(String name, Object value) {
        super.withClientProperty(name, value);
        return this;
    }

    @Override
    public EmbeddedCluster start() {
        super.start();
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        if (isUsual()) {
            run(test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(EmbeddedCluster.class))
                    .computeIfAbsent(
                            EmbeddedWorkers.class, first -> new EmbeddedWorkers(plan()), EmbeddedWorkers.class));
        } else {
            start();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (!isUsual()) {
            close();
        }
    }

    private boolean isUsual() {
        return plan().workers.size() == USUAL_WORKERS
                && plan().workerConfiguration.equals(List.of(TestWorker.class))
                && plan().isPlain();
    }

    /** Puts {@link SentMessages} before what carries a process's messages. */
    private static final class Watching implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof WorkerTransport network ? new SentMessages(network) : bean;
        }
    }
}

package io.rref.test.cluster;

import io.rref.test.app.TestWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One worker in this JVM, at a port of its own choice. */
public final class WorkerApp implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private WorkerApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one. */
    public static WorkerApp start(String name, List<String> arguments) {
        List<String> all = QuietApp.arguments(Map.of("rref.worker.name", name, "server.port", 0), arguments);
        return new WorkerApp(new SpringApplicationBuilder(TestWorker.class)
                .properties(QuietApp.properties(name))
                .run(all.toArray(String[]::new)));
    }

    /** Where it listens. */
    public int port() {
        return port("local.server.port");
    }

    /** Where its actuator listens. */
    public int managementPort() {
        return port("local.management.port");
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    /** Status code that its actuator answers to this path. */
    public int statusOf(String actuatorPath) {
        URI address = URI.create("http://127.0.0.1:" + managementPort() + "/actuator" + actuatorPath);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException unreachable) {
            throw new AssertionError("no answer of " + address, unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking " + address, stop);
        }
    }

    /** Its context. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}

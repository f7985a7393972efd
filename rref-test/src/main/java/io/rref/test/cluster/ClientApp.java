package io.rref.test.cluster;

import io.rref.RRefClient;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An app without a web server: it holds references, and nobody can refer to it. */
public final class ClientApp implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private volatile @Nullable String ended;

    private ClientApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one whose arguments say where it learns of workers. */
    public static ClientApp withArguments(List<String> arguments) {
        return start(UnaryOperator.identity(), arguments.toArray(String[]::new));
    }

    /** Starts one that is told where the workers are. */
    static ClientApp start(UnaryOperator<SpringApplicationBuilder> directory, String... arguments) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(QuietApp.properties("app"));
        return new ClientApp(directory.apply(builder).run(arguments));
    }

    /** Its way to the workers. */
    public RRefClient rrefs() {
        return bean(RRefClient.class);
    }

    /**
     * One of its beans.
     *
     * @throws IllegalStateException once it was killed or closed
     */
    public <T> T bean(Class<T> type) {
        requireAlive();
        return context.getBean(type);
    }

    /**
     * Ends it as a crash does: it says no goodbye, and its references stay until its leases have run out. Only an app of a
     * {@link RRefCluster} can be killed so.
     *
     * @throws IllegalStateException if it was killed or closed before
     */
    public void kill() {
        requireAlive();
        Crash.end(context);
        ended = "killed";
    }

    private void requireAlive() {
        if (ended != null) {
            throw new IllegalStateException("this client was " + ended + ": start another one by newClient()");
        }
    }

    /** Ends it as any context ends. Idempotent, also after {@link #kill}. */
    @Override
    public void close() {
        context.close();
        if (ended == null) {
            ended = "closed";
        }
    }

    @SpringBootApplication
    static class Application {}
}

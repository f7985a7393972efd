package io.rref.service.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * What a worker sets where the application sets nothing: it listens to this machine only, keeps the connections of its
 * callers longer than they do, runs on virtual threads where there are any, and knows of no Consul until it is told where one is.
 */
final class WorkerDefaults implements EnvironmentPostProcessor, Ordered {

    static final Map<String, Object> DEFAULTS = Map.of(
            "server.address", "127.0.0.1",
            // a connection that the worker ends while a request is on its way costs that request
            "server.tomcat.max-keep-alive-requests", "-1",
            // longer than rref.client.connections.idle
            "server.tomcat.keep-alive-timeout", "60s",
            "server.tomcat.connection-timeout", "60s",
            "spring.threads.virtual.enabled", "true",
            // a class of Spring Cloud that greets at every start
            "logging.level.org.springframework.cloud.context.scope.GenericScope", "warn");

    private static final String HEALTH = "management.endpoint.health.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!enabled(environment, "rref.worker.enabled") || !enabled(environment, "rref.client.enabled")) {
            addUnset(ConsulDefaults.without(environment), environment);
            return;
        }
        addUnset(DEFAULTS, environment);
        addUnset(
                Map.of(
                        ShutdownPhase.PROPERTY,
                        ShutdownPhase.around(drain(environment)).toString()),
                environment);
        addUnset(ActuatorPath.besides(environment), environment);
        addUnset(healthPage(environment), environment);
        addUnset(ConsulDefaults.in(environment), environment);
    }

    private static Duration drain(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bindOrCreate("rref.worker", RRefWorkerProperties.class)
                .drain();
    }

    /** Shows operators why it is as it is, and nobody else; where the application says who sees that, it stays so. */
    private static Map<String, Object> healthPage(Environment environment) {
        boolean said = Stream.of("show-details", "show-components", "roles")
                .anyMatch(setting -> environment.containsProperty(HEALTH + setting));
        return said ? Map.of() : Map.of(HEALTH + "show-details", "when-authorized", HEALTH + "roles", "RREF_OPERATOR");
    }

    /** The application's own settings come before ours, and its own defaults, too. */
    private static void addUnset(Map<String, Object> defaults, ConfigurableEnvironment environment) {
        Map<String, Object> unset = new HashMap<>(defaults);
        unset.keySet().removeIf(environment::containsProperty);
        DefaultPropertiesPropertySource.addOrMerge(unset, environment.getPropertySources());
    }

    private static boolean enabled(ConfigurableEnvironment environment, String property) {
        return environment.getProperty(property, Boolean.class, true);
    }

    /** After application.properties have been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}

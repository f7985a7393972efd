package io.rref.autoconfigure;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What every app that holds references sets where the application sets nothing. When a worker dies, Reactor Netty would log a
 * warning with a stack trace for each of its connections, a thousand of them for a thousand calls; each error reaches its call
 * anyway.
 */
final class HolderDefaults implements EnvironmentPostProcessor, Ordered {

    static final String ONE_WARNING_PER_CONNECTION = "logging.level.reactor.netty.http.client.HttpClientConnect";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean enabled = environment.getProperty("rref.client.enabled", Boolean.class, true);
        if (enabled && !environment.containsProperty(ONE_WARNING_PER_CONNECTION)) {
            DefaultPropertiesPropertySource.addOrMerge(
                    Map.of(ONE_WARNING_PER_CONNECTION, "error"), environment.getPropertySources());
        }
    }

    /** After application.properties have been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}

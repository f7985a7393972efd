package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

class HolderDefaultsTest {

    @Test
    void whenTheApplicationSaysNothingThenADeadWorkerIsNotLoggedOncePerConnection() {
        assertThat(levelWith(Map.of())).isEqualTo("error");
    }

    @Test
    void whenTheApplicationSetsTheLevelThenItStays() {
        assertThat(levelWith(Map.of(HolderDefaults.ONE_WARNING_PER_CONNECTION, "debug")))
                .isEqualTo("debug");
    }

    @Test
    void whenReferencesAreOffThenNothingIsSet() {
        assertThat(levelWith(Map.of("rref.client.enabled", "false"))).isNull();
    }

    @Test
    void whenAnAppStartsThenTheDefaultsAreAmongItsPostProcessors() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(EnvironmentPostProcessor.class, (factory, name, failure) -> {}))
                .as("add it to META-INF/spring.factories")
                .hasAtLeastOneElementOfType(HolderDefaults.class);
    }

    private static @Nullable String levelWith(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("application", settings));
        new HolderDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty(HolderDefaults.ONE_WARNING_PER_CONNECTION);
    }
}

package io.rref.service.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.autoconfigure.RRefClientProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class WorkerDefaultsTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void whenNothingIsSetThenTheWorkerListensToThisMachineOnly() {
        apply();

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
        assertThat(environment.getProperty("server.tomcat.max-keep-alive-requests"))
                .isEqualTo("-1");
    }

    @Test
    void whenACallerLeavesAConnectionIdleThenTheCallerClosesItFirst() {
        apply();
        Duration idle = new Binder(ConfigurationPropertySources.get(environment))
                .bindOrCreate("rref.client", RRefClientProperties.class)
                .connections()
                .idle();

        assertThat(duration("server.tomcat.keep-alive-timeout")).isGreaterThan(idle.plusSeconds(5));
        assertThat(duration("server.tomcat.connection-timeout")).isGreaterThan(idle.plusSeconds(5));
    }

    @Test
    void whenTheDrainIsLongThenSpringWaitsForItsEnd() {
        assertThat(phaseWithDrain("20s")).as("by default").hasSeconds(30);
        assertThat(phaseWithDrain("PT5M")).hasSeconds(310);
        assertThat(phaseWithDrain("500ms")).hasMillis(10_500);
    }

    @Test
    void whenTheApplicationSetsSomethingThenThatStays() {
        environment.getPropertySources().addFirst(new MapPropertySource("own", Map.of("server.address", "10.0.0.1")));

        apply();

        assertThat(environment.getProperty("server.address")).isEqualTo("10.0.0.1");
    }

    @Test
    void whenTheApplicationWritesItInAnEnvironmentVariableThenThatStays() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "own-systemEnvironment", new HashMap<>(Map.of("SERVER_TOMCAT_KEEPALIVETIMEOUT", "5s"))));
        ConfigurationPropertySources.attach(environment);

        apply();

        assertThat(duration("server.tomcat.keep-alive-timeout")).hasSeconds(5);
    }

    @Test
    void whenTheApplicationHasDefaultsOfItsOwnThenTheyStay() {
        DefaultPropertiesPropertySource.addOrMerge(
                new HashMap<>(Map.of("spring.threads.virtual.enabled", "false")), environment.getPropertySources());

        apply();

        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("false");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void whenAPropertySourceComesLaterThenItWins() {
        apply();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("@PropertySource", Map.of("server.address", "::1")));
        DefaultPropertiesPropertySource.moveToEnd(environment); // what Boot does after @PropertySource

        assertThat(environment.getProperty("server.address")).isEqualTo("::1");
    }

    @Test
    void whenTheActuatorHasAPortOfItsOwnThenItListensWhereTheWorkerDoes() {
        apply();
        assertThat(environment.containsProperty("management.server.address"))
                .as("Boot refuses an address without a port")
                .isFalse();

        environment.getPropertySources().addFirst(new MapPropertySource("own", Map.of("management.server.port", "0")));
        apply();
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void whenNothingIsSaidOfTheHealthPageThenOperatorsAloneSeeItsDetails() {
        apply();

        assertThat(environment.getProperty("management.endpoint.health.show-details"))
                .isEqualTo("when-authorized");
        assertThat(environment.getProperty("management.endpoint.health.roles")).isEqualTo("RREF_OPERATOR");
    }

    @Test
    void whenTheApplicationSaysWhoSeesTheHealthPageThenThatStays() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "own", Map.of("management.endpoint.health.show-details", "when-authorized")));

        apply();

        assertThat(environment.containsProperty("management.endpoint.health.roles"))
                .as("its own users would not see it any more")
                .isFalse();
    }

    @Test
    void whenTheApplicationIsNoWorkerThenNothingIsSet() {
        environment.getPropertySources().addFirst(new MapPropertySource("own", Map.of("rref.worker.enabled", "false")));

        apply();

        assertThat(environment.containsProperty("server.address")).isFalse();
    }

    private static Duration phaseWithDrain(String drain) {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new MapPropertySource("own", Map.of("rref.worker.drain", drain)));
        new WorkerDefaults().postProcessEnvironment(settings, new SpringApplication());
        return DurationStyle.detectAndParse(
                settings.getRequiredProperty("spring.lifecycle.timeout-per-shutdown-phase"));
    }

    private void apply() {
        new WorkerDefaults().postProcessEnvironment(environment, new SpringApplication());
    }

    private Duration duration(String property) {
        return DurationStyle.detectAndParse(environment.getRequiredProperty(property));
    }
}

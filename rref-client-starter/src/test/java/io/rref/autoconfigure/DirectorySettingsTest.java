package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.directory.PatternWorkerDirectory;
import io.rref.directory.StaticWorkerDirectory;
import io.rref.directory.WorkerDirectories;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import io.rref.directory.consul.ConsulSettings;
import io.rref.directory.consul.ConsulWorkerDirectory;
import io.rref.runtime.InvalidSettingsException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which directory the settings make. */
class DirectorySettingsTest {

    private final ApplicationContextRunner client = ClientApplication.runner();

    @Test
    void whenNoConsulIsNamedThenNoneIsAsked() {
        client.withPropertyValues("spring.cloud.consul.port=8501")
                .run(context ->
                        assertThat(context).getBean(WorkerDirectory.class).isInstanceOf(StaticWorkerDirectory.class));
    }

    @Test
    void whenOurConsulIsNamedThenTheRestHasDefaults() {
        client.withPropertyValues("rref.client.consul.host=consul.local").run(context -> {
            assertThat(context).getBean(WorkerDirectory.class).isInstanceOf(ConsulWorkerDirectory.class);
            assertThat(consul(context))
                    .contains(new ConsulSettings(
                            URI.create("http://consul.local:8500"), "rref-worker", null, Duration.ofSeconds(30)));
        });
    }

    @Test
    void whenSpringsConsulIsNamedThenItIsTakenThoughSpringCloudIsNotThere() {
        client.withClassLoader(new FilteredClassLoader("org.springframework.cloud"))
                .withPropertyValues(
                        "spring.cloud.consul.host=consul.local",
                        "spring.cloud.consul.port=8501",
                        "spring.cloud.consul.scheme=https",
                        "spring.cloud.consul.token=secret")
                .run(context -> {
                    assertThat(context).getBean(WorkerDirectory.class).isInstanceOf(ConsulWorkerDirectory.class);
                    assertThat(consul(context))
                            .contains(new ConsulSettings(
                                    URI.create("https://consul.local:8501"),
                                    "rref-worker",
                                    "secret",
                                    Duration.ofSeconds(30)));
                });
    }

    @Test
    void whenBothAreNamedThenOursWins() {
        client.withPropertyValues(
                        "spring.cloud.consul.host=springs",
                        "spring.cloud.consul.port=1",
                        "rref.client.consul.host=ours",
                        "rref.client.consul.port=2",
                        "rref.client.consul.token=ours",
                        "rref.client.consul.service=other-workers",
                        "rref.client.consul.wait-time=5s")
                .run(context -> assertThat(consul(context))
                        .contains(new ConsulSettings(
                                URI.create("http://ours:2"), "other-workers", "ours", Duration.ofSeconds(5))));
    }

    @Test
    void whenSpringsConsulIsSwitchedOffThenItIsNotTaken() {
        client.withPropertyValues("spring.cloud.consul.host=springs", "spring.cloud.consul.enabled=false")
                .run(context -> assertThat(consul(context)).isEmpty());
    }

    @Test
    void whenTheSettingsAreShownThenTheTokenIsNot() {
        client.withPropertyValues("rref.client.consul.host=ours", "rref.client.consul.token=secret")
                .run(context -> assertThat(consul(context).orElseThrow().toString())
                        .contains("ours")
                        .doesNotContain("secret"));
    }

    @Test
    void whenTheContextStartsThenConsulIsNotAskedYetAndItClosesInTime() {
        client.withPropertyValues("rref.client.consul.host=192.0.2.1")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whenAPatternIsSetThenNamesMakeAddresses() {
        client.withPropertyValues("rref.client.dns.pattern=http://{worker}.rref-workers:8080")
                .run(context ->
                        assertThat(context).getBean(WorkerDirectory.class).isInstanceOf(PatternWorkerDirectory.class));
    }

    @Test
    void whenAWorkerIsWrittenDownThenItWinsOverConsulAndDns() {
        client.withPropertyValues(
                        "rref.client.workers.worker-1=http://here:8080",
                        "rref.client.consul.host=127.0.0.1",
                        "rref.client.dns.pattern=http://{worker}.rref-workers:8080")
                .run(context -> {
                    WorkerDirectory directory = context.getBean(WorkerDirectory.class);
                    assertThat(directory).isInstanceOf(WorkerDirectories.class);
                    assertThat(directory.find("worker-1"))
                            .isInstanceOfSatisfying(
                                    WorkerLookup.Found.class,
                                    found -> assertThat(found.listed())
                                            .extracting("uri")
                                            .containsExactly(URI.create("http://here:8080")));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rref.client.consul.host=ours;rref.client.consul.port=0 | port of Consul is 0",
                "rref.client.consul.host=ours;rref.client.consul.port=65536 | port of Consul is 65536",
                "rref.client.consul.host=ours;rref.client.consul.scheme=tcp | scheme of Consul is 'tcp'",
                "rref.client.consul.host=our consul | host of Consul, 'our consul'",
                "rref.client.consul.host=ours;rref.client.consul.service= | rref.client.consul.service is empty",
                "rref.client.consul.host=ours;rref.client.consul.wait-time=0s | rref.client.consul.wait-time is PT0S",
                "rref.client.dns.pattern=http://rref-workers:8080 | has no {worker}",
                "rref.client.dns.pattern={worker}:8080 | rref.client.dns.pattern",
                "rref.client.workers.worker-1=http://here:99999 | worker-1"
            })
    void whenASettingCannotBeThenTheApplicationDoesNotStartAndTheRemedyIsTold(String settings, String description) {
        client.withPropertyValues(settings.split(";"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(InvalidSettingsException.class, failure -> {
                            assertThat(failure.description()).contains(description);
                            assertThat(failure.remedy()).isNotBlank();
                        }));
    }

    private static Optional<ConsulSettings> consul(AssertableApplicationContext context) {
        return ConsulLocation.settings(
                context.getBean(RRefClientProperties.class).consul(), context.getEnvironment());
    }
}

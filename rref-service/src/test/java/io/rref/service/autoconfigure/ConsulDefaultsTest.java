package io.rref.service.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConsulDefaultsTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    private int sources;

    @Test
    void whenNoHostIsGivenThenConsulIsOff() {
        with(Map.of("spring.cloud.consul.host", " "));

        assertThat(consul("enabled")).isEqualTo("false");
        assertThat(consul("discovery.register")).isNull();
    }

    @Test
    void whenTheApplicationIsNoWorkerThenConsulIsOffUntilAHostIsGivenAndOtherwiseAsTheLibraryHasIt() {
        with(Map.of("rref.worker.enabled", "false"));
        assertThat(consul("enabled")).isEqualTo("false");

        environment.getPropertySources().remove("defaultProperties");
        with(Map.of("spring.cloud.consul.host", "consul"));
        assertThat(consul("enabled")).isNull();
        assertThat(consul("discovery.fail-fast")).isNull();
    }

    @Test
    void whenAHostIsGivenThenConsulsAbsenceStopsNothing() {
        with(Map.of("spring.cloud.consul.host", "consul"));

        assertThat(consul("enabled")).isNull();
        assertThat(consul("discovery.fail-fast")).isEqualTo("false");
        assertThat(consul("discovery.catalog-services-watch.enabled")).isEqualTo("false");
        assertThat(environment.getProperty("management.health.consul.enabled")).isEqualTo("false");
    }

    @Test
    void whenOnlyTheClientIsToldOfConsulThenTheWorkerRegistersThere() {
        with(Map.of(
                "rref.client.consul.host", "consul", "rref.client.consul.port", 7000, "rref.client.consul.token", "t"));

        assertThat(consul("host")).isEqualTo("consul");
        assertThat(consul("port")).isEqualTo("7000");
        assertThat(consul("discovery.acl-token")).isEqualTo("t");
    }

    @Test
    void whenTheApplicationTurnsConsulOnWithoutAHostThenItStaysOn() {
        with(Map.of("spring.cloud.consul.enabled", "true"));

        assertThat(consul("enabled")).isEqualTo("true");
        assertThat(consul("discovery.fail-fast")).isEqualTo("false");
    }

    @Test
    void whenTheWorkerListensToThisMachineOnlyThenItIsRegisteredThere() {
        with(Map.of("spring.cloud.consul.host", "127.0.0.1"));

        assertThat(consul("discovery.ip-address")).isEqualTo("127.0.0.1");
        assertThat(consul("discovery.prefer-ip-address")).isEqualTo("true");
    }

    @Test
    void whenTheWorkerListensToEveryAddressThenTheLibraryFindsOne() {
        with(Map.of("spring.cloud.consul.host", "127.0.0.1", "server.address", "0.0.0.0"));

        assertThat(consul("discovery.ip-address")).isNull();
    }

    @Test
    void whenTheApplicationNamesItsHostThenThatIsRegistered() {
        with(Map.of("spring.cloud.consul.host", "127.0.0.1", "spring.cloud.consul.discovery.hostname", "me"));

        assertThat(consul("discovery.prefer-ip-address")).isNull();
        assertThat(consul("discovery.ip-address")).isNull();
    }

    @Test
    void whenTheWorkerSpeaksTlsThenConsulTellsAndChecksItSo() {
        with(Map.of("spring.cloud.consul.host", "127.0.0.1", "server.ssl.bundle", "cluster"));

        assertThat(consul("discovery.scheme")).isEqualTo("https");
        assertThat(consul("discovery.health-check-tls-skip-verify")).isEqualTo("true");
    }

    @Test
    void whenTheWorkerSpeaksPlainHttpThenConsulIsToldNothingOfTls() {
        with(Map.of(
                "spring.cloud.consul.host", "127.0.0.1",
                "server.ssl.bundle", "cluster",
                "server.ssl.enabled", "false"));

        assertThat(consul("discovery.scheme")).isNull();
        assertThat(consul("discovery.health-check-tls-skip-verify")).isNull();
    }

    @Test
    void whenTheActuatorIsSomewhereElseThenTheCheckGoesThere() {
        with(Map.of("spring.cloud.consul.host", "127.0.0.1"));
        assertThat(consul("discovery.health-check-path")).isEqualTo("/actuator/health/readiness");

        with(Map.of(
                "server.servlet.context-path", "/shop",
                "management.endpoints.web.base-path", "/",
                "management.endpoints.web.path-mapping.health", "state"));
        environment.getPropertySources().remove("defaultProperties");
        with(Map.of());
        assertThat(consul("discovery.health-check-path")).isEqualTo("/shop/state/readiness");
    }

    @Test
    void whenTheActuatorHasAPortOfItsOwnThenTheContextPathOfTheServiceDoesNotCount() {
        with(Map.of(
                "spring.cloud.consul.host", "127.0.0.1",
                "server.servlet.context-path", "/shop",
                "management.server.port", "9000",
                "management.server.base-path", "/manage"));

        assertThat(consul("discovery.health-check-path")).isEqualTo("/manage/actuator/health/readiness");
    }

    @Test
    void whenTheApplicationWantsItsOwnRegistrationTooThenTheLibraryMakesIt() {
        with(Map.of("spring.cloud.consul.host", "127.0.0.1"));
        assertThat(consul("service-registry.auto-registration.enabled")).isEqualTo("false");

        environment.getPropertySources().remove("defaultProperties");
        with(Map.of("spring.cloud.consul.discovery.register", "true"));
        assertThat(consul("service-registry.auto-registration.enabled")).isNull();
    }

    private void with(Map<String, Object> properties) {
        environment.getPropertySources().addFirst(new MapPropertySource("own" + ++sources, properties));
        new WorkerDefaults().postProcessEnvironment(environment, new SpringApplication());
    }

    private @Nullable String consul(String property) {
        return environment.getProperty("spring.cloud.consul." + property);
    }
}

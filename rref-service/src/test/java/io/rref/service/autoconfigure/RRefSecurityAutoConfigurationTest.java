package io.rref.service.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.autoconfigure.RRefClientAutoConfiguration;
import io.rref.autoconfigure.RemoteReferenceAutoConfiguration;
import io.rref.protocol.Caller;
import io.rref.runtime.InvalidSettingsException;
import io.rref.security.Proof;
import io.rref.security.TokenProof;
import io.rref.service.autoconfigure.sample.SampleWorker;
import jakarta.servlet.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;

class RRefSecurityAutoConfigurationTest {

    private static final String SECRET = "rref.security.secret=0123456789abcdef0123456789abcdef";

    private final WebApplicationContextRunner worker = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    SslAutoConfiguration.class,
                    WebClientAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    RRefClientAutoConfiguration.class,
                    RemoteReferenceAutoConfiguration.class,
                    RRefSecurityAutoConfiguration.class,
                    RRefWorkerAutoConfiguration.class))
            .withPropertyValues("rref.client.drain=1ms")
            .withUserConfiguration(SampleWorker.class);

    @ParameterizedTest
    @ValueSource(strings = {"loopback", "insecure"})
    void whenNobodyIsAskedThenThereIsNoDoor(String mode) {
        worker.withPropertyValues("rref.security.mode=" + mode)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("rrefDoor"));
    }

    @Test
    void whenASecretIsSetThenTheDoorStandsBeforeOurPathsAndTheActuator() {
        worker.withPropertyValues(SECRET).run(context -> {
            assertThat(context).hasSingleBean(TokenProof.class);
            assertThat(patterns(context)).containsExactly("/rref/*", "/actuator/*");
        });
    }

    @Test
    void whenTheApplicationHasSecurityOfItsOwnThenTheActuatorIsLeftToIt() {
        worker.withPropertyValues(SECRET)
                .withBean("springSecurityFilterChain", Filter.class, () -> (request, response, chain) -> {})
                .run(context -> assertThat(patterns(context)).containsExactly("/rref/*"));
    }

    @Test
    void whenThereIsADoorThenOurPathsAreTakenOutOfTheApplicationsChain() {
        worker.withPropertyValues(SECRET)
                .run(context -> assertThat(context).hasSingleBean(WebSecurityCustomizer.class));
        for (String open : List.of("loopback", "insecure")) {
            worker.withPropertyValues("rref.security.mode=" + open)
                    .run(context -> assertThat(context)
                            .as("the application's chain may be what keeps strangers out")
                            .doesNotHaveBean(WebSecurityCustomizer.class));
        }
        worker.withPropertyValues(SECRET)
                .withClassLoader(new FilteredClassLoader(WebSecurityCustomizer.class))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rref.security.mode=secret              | rref.security.secret is not set
            rref.security.secret=correct-horse     | at least 32 characters
            rref.security.other-secret=x           | rref.security.other-secret will not do
            rref.security.token-lifetime=0s        | rref.security.token-lifetime is PT0S
            rref.security.operator-password=monkey | the password of the user 'operator'
            rref.security.metrics-password=monkey  | the password of the user 'metrics'
            rref.security.mode=oauth2              | jwk-set-uri, issuer or audience
            rref.security.mode=mtls                | server.ssl.bundle is not set
            management.endpoints.web.base-path=/   | management.endpoints.web.base-path
            management.server.port=9000            | where nobody asks who comes
            spring.mvc.servlet.path=/api           | under /api, past rref's door
            """)
    void whenASettingWillNotDoThenTheWorkerDoesNotStartAndShowsNoSecret(String setting, String words) {
        String secret = setting.startsWith("rref.security.secret") || setting.equals("rref.security.mode=secret")
                ? "rref.worker.name=w1"
                : SECRET;
        worker.withPropertyValues(secret, setting, "server.address=0.0.0.0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidSettingsException.class)
                        .hasMessageContaining(words)
                        .hasMessageNotContaining("horse")
                        .hasMessageNotContaining("monkey"));
    }

    @Test
    void whenTheActuatorHasAPortThatOnlyThisMachineReachesThenTheWorkerStarts() {
        worker.withPropertyValues(SECRET, "management.server.port=9000", "management.server.address=127.0.0.1")
                .run(context -> assertThat(patterns(context)).containsExactly("/rref/*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"management.server.port=0", "management.server.port=9000"})
    void whenTheActuatorWouldBeOpenBesideAWorkerThatIsNotThenItDoesNotStart(String port) {
        WebApplicationContextRunner open = worker.withPropertyValues(port, "server.address=127.0.0.1");
        for (String elsewhere : List.of("rref.worker.name=w1", "management.server.address=0.0.0.0")) {
            open.withPropertyValues(elsewhere)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(InvalidSettingsException.class)
                            .hasMessageContaining("where nobody asks who comes"));
        }
        open.withPropertyValues("management.server.address=127.0.0.1")
                .run(context -> assertThat(context).hasNotFailed());
        open.withPropertyValues("rref.security.mode=insecure")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whenNothingCanReadAnAuthorizationServersTokensThenTheWorkerDoesNotStart() {
        worker.withPropertyValues("rref.security.mode=oauth2")
                .withClassLoader(new FilteredClassLoader("org.springframework.security.oauth2"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidSettingsException.class)
                        .hasMessageContaining("spring-security-oauth2-jose"));
    }

    @Test
    void whenTheApplicationBringsAProofThenItIsAsked() {
        worker.withPropertyValues("rref.security.mode=oauth2")
                .withBean(Proof.class, () -> request -> new Caller.Named(Set.of("shop")))
                .run(context -> assertThat(context).hasNotFailed().hasBean("rrefDoor"));
    }

    private static Collection<String> patterns(ApplicationContext context) {
        return context.getBean("rrefDoor", FilterRegistrationBean.class).getUrlPatterns();
    }
}

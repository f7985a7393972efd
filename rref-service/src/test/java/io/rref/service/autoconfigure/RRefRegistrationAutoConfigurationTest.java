package io.rref.service.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.metering.RegistrationMeter;
import io.rref.registration.KeptRegistration;
import io.rref.web.counter.CounterWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.consul.ConsulClient;
import org.springframework.cloud.consul.serviceregistry.ConsulAutoServiceRegistration;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole worker with all its auto-configurations, as they come. */
@ExtendWith(OutputCaptureExtension.class)
class RRefRegistrationAutoConfigurationTest {

    /** Nobody listens there. */
    private static final String ABSENT = "--spring.cloud.consul.port=1";

    private static final String HOST = "--spring.cloud.consul.host=127.0.0.1";

    @Test
    void whenNoConsulIsNamedThenNothingOfItIsThere(CapturedOutput output) {
        run(context -> {
            assertThat(context.getBeansOfType(KeptRegistration.class)).isEmpty();
            assertThat(context.getBeansOfType(ConsulClient.class)).isEmpty();
            assertThat(context.getBeansOfType(RegistrationHealthIndicator.class))
                    .isEmpty();
            assertThat(threads()).doesNotContain("rref-registration");
        });
        assertThat(output.getOut().toLowerCase(Locale.ROOT))
                .doesNotContain("consul")
                .doesNotContain("springframework.cloud");
    }

    @Test
    void whenConsulIsNamedThenOurRegistrationIsKeptAndTheLibrarysIsNotMade() {
        run(
                context -> {
                    assertThat(context.getBean(KeptRegistration.class).isRunning())
                            .isTrue();
                    assertThat(context.getBeansOfType(ConsulAutoServiceRegistration.class))
                            .isEmpty();
                    assertThat(context.getBean(RegistrationMeter.class).listed().getAsBoolean())
                            .as("nobody answers there")
                            .isFalse();
                    assertThat(context.getBean(RegistrationHealthIndicator.class)
                                    .health()
                                    .getStatus())
                            .isNotEqualTo(Status.DOWN);
                },
                HOST,
                ABSENT);
    }

    @Test
    void whenRegistrationIsOffThenConsulIsStillThereForTheApplication() {
        run(
                context -> {
                    assertThat(context.getBeansOfType(KeptRegistration.class)).isEmpty();
                    assertThat(context.getBeansOfType(ConsulClient.class)).hasSize(1);
                },
                HOST,
                ABSENT,
                "--rref.worker.registration.enabled=false");
    }

    @Test
    void whenConsulIsOffThenAHostChangesNothing() {
        run(
                context -> assertThat(context.getBeansOfType(KeptRegistration.class))
                        .isEmpty(),
                HOST,
                "--spring.cloud.consul.enabled=false");
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static void run(Consumer<ConfigurableApplicationContext> check, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--rref.client.drain=1ms",
                "--server.shutdown=immediate"));
        all.addAll(List.of(arguments));
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(CounterWorker.class).run(all.toArray(String[]::new))) {
            check.accept(context);
        }
    }
}

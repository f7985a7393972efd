package io.rref.service.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.autoconfigure.RRefClientAutoConfiguration;
import io.rref.autoconfigure.RemoteReferenceAutoConfiguration;
import io.rref.metering.OwnerMeters;
import io.rref.metering.RegistrationMeter;
import io.rref.metering.WorkerMeter;
import io.rref.protocol.ProblemType;
import io.rref.service.autoconfigure.sample.Counter;
import io.rref.service.autoconfigure.sample.SampleWorker;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

class RRefWorkerMetricsAutoConfigurationTest {

    private final WebApplicationContextRunner worker = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    WebClientAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    RRefClientAutoConfiguration.class,
                    RemoteReferenceAutoConfiguration.class,
                    RRefSecurityAutoConfiguration.class,
                    RRefWorkerAutoConfiguration.class,
                    RRefWorkerMetricsAutoConfiguration.class))
            .withPropertyValues("rref.client.drain=1ms")
            .withUserConfiguration(SampleWorker.class);

    @Test
    void whenAWorkerOwnsAnObjectOfItsOwnThenObjectAndLocalHandleAreCounted() {
        worker.run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(OwnerMeters.class).bindTo(registry);
            RRefClient rrefs = context.getBean(RRefClient.class);

            try (RRef<Counter> counter = rrefs.on(rrefs.self()).create(Counter.class)) {
                counter.rpcSync().add(1);

                assertThat(registry.get("rref.owner.objects")
                                .tag("state", "ready")
                                .gauge()
                                .value())
                        .isEqualTo(1);
                assertThat(registry.get("rref.owner.leases").gauge().value()).isEqualTo(1);
            }
        });
    }

    @Test
    void whenMetersAreBoundThenEachIsOfItsDocumentedTypeAndAllProblemsAreThere() {
        worker.run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(OwnerMeters.class).bindTo(registry);
            new RegistrationMeter(() -> true).bindTo(registry);

            assertThat(List.of(WorkerMeter.values()))
                    .allSatisfy(
                            meter -> assertThat(registry.get(meter.getName()).meters())
                                    .allMatch(each -> each.getId().getType() == meter.getType()));
            assertThat(registry.get("rref.worker.refused").meters())
                    .extracting(each -> each.getId().getTag("problem"))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                            .map(ProblemType::slug)
                            .toList());
        });
    }

    @Test
    void whenARequestIsRefusedThenItIsCountedUnderItsProblem() {
        worker.run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(OwnerMeters.class).bindTo(registry);
            RRefClient rrefs = context.getBean(RRefClient.class);

            assertThatThrownBy(() -> rrefs.on(rrefs.self()).find("nobody", Counter.class))
                    .isNotNull();

            assertThat(registry.get("rref.worker.refused")
                            .tag("problem", ProblemType.UNKNOWN_NAME.slug())
                            .functionCounter()
                            .count())
                    .isPositive();
        });
    }

    @Test
    void whenTheRegistrationChangesThenItsMeterFollows() {
        MeterRegistry registry = new SimpleMeterRegistry();
        AtomicBoolean listed = new AtomicBoolean();
        RegistrationMeter meter = new RegistrationMeter(listed::get);
        meter.bindTo(registry);
        assertThat(registry.get("rref.worker.registered").gauge().value()).isZero();

        listed.set(true);

        assertThat(registry.get("rref.worker.registered").gauge().value()).isEqualTo(1);
    }

    @Test
    void whenNoConsulIsNamedThenThereIsNoMeterOfTheRegistration() {
        worker.run(context ->
                assertThat(context).hasSingleBean(OwnerMeters.class).doesNotHaveBean(RegistrationMeter.class));
    }

    @Test
    void whenTheApplicationIsNoWorkerThenThereAreNoMetersOfOne() {
        worker.withPropertyValues("rref.worker.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(OwnerMeters.class));
    }
}

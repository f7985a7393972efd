package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rref.RRef;
import io.rref.RRefClient;
import io.rref.observation.HolderMeter;
import io.rref.observation.HolderMeters;
import io.rref.observation.LatencyBuckets;
import io.rref.observation.TrafficMeters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class RRefMetricsAutoConfigurationTest {

    private final ApplicationContextRunner client =
            ClientApplication.runner().withConfiguration(AutoConfigurations.of(RRefMetricsAutoConfiguration.class));

    @Test
    void whenAHandleIsHeldThenItIsCountedUntilItIsClosed() {
        client.run(context -> {
            MeterRegistry registry = bound(context);
            RRef<ClientApplication.Counter> counter =
                    context.getBean(RRefClient.class).on("worker-1").create(ClientApplication.Counter.class);

            assertThat(open(registry)).isEqualTo(1);
            assertThat(registry.get(HolderMeter.OPERATIONS.getName()).gauge().value())
                    .as("the creation, which nobody answers")
                    .isEqualTo(1);

            counter.close();
            context.getBean(RRefClient.class).shutdown(Duration.ofMillis(1));
            assertThat(open(registry)).isZero();
        });
    }

    @Test
    void whenMetersAreBoundThenEachIsOfItsDocumentedType() {
        client.run(context -> {
            MeterRegistry registry = bound(context);

            assertThat(List.of(HolderMeter.values()))
                    .allSatisfy(
                            meter -> assertThat(registry.get(meter.getName()).meters())
                                    .allMatch(each -> each.getId().getType() == meter.getType()));
        });
    }

    @Test
    void whenThereIsNoRegistryForPrometheusThenTimersKeepTheirForm() {
        client.run(context -> assertThat(context).doesNotHaveBean(LatencyBuckets.class));
    }

    @Test
    void whenTheHolderIsOffThenThereIsNothingToMeter() {
        client.withPropertyValues("rref.client.enabled=false")
                .run(context ->
                        assertThat(context).doesNotHaveBean(HolderMeters.class).doesNotHaveBean(TrafficMeters.class));
    }

    private static double open(MeterRegistry registry) {
        return registry.get(HolderMeter.HANDLES.getName())
                .tag("access", "open")
                .gauge()
                .value();
    }

    private static MeterRegistry bound(ApplicationContext context) {
        MeterRegistry registry = new SimpleMeterRegistry();
        context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
        return registry;
    }
}

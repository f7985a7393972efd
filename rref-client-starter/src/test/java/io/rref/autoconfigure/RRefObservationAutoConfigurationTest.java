package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.rref.RRefClient;
import io.rref.observation.RRefCallContext;
import io.rref.observation.RRefCallConvention;
import io.rref.runtime.CallWatch;
import io.rref.runtime.Watched;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who watches calls in which application. */
class RRefObservationAutoConfigurationTest {

    private final ApplicationContextRunner client =
            ClientApplication.runner().withConfiguration(AutoConfigurations.of(RRefObservationAutoConfiguration.class));

    @Test
    void whenThereIsNoRegistryThenNobodyWatches() {
        client.run(context -> assertThat(context.getBean(CallWatch.class)).isSameAs(CallWatch.NONE));
    }

    @Test
    void whenTheApplicationHasAWatchOfItsOwnThenItWins() {
        CallWatch own = (facts, attributes) -> Watched.NONE;

        client.withBean("own", CallWatch.class, () -> own)
                .run(context -> assertThat(context.getBean(CallWatch.class)).isSameAs(own));
    }

    @Test
    void whenThereIsARegistryThenCallsAreObservedByTheDocumentedConvention() {
        Names names = new Names();
        client.withBean(ObservationRegistry.class, () -> names.registry).run(context -> {
            call(context.getBean(RRefClient.class));

            assertThat(names.begun)
                    .containsExactly("rref.call {rref.contract=" + ClientApplication.Counter.class.getName()
                            + ", rref.method=add(long), rref.mode=async, rref.outcome=unknown, rref.problem=none}");
        });
    }

    @Test
    void whenTheApplicationHasAConventionThenItWins() {
        Names names = new Names();
        client.withBean(ObservationRegistry.class, () -> names.registry)
                .withBean(RRefCallConvention.class, OwnConvention::new)
                .run(context -> {
                    call(context.getBean(RRefClient.class));

                    assertThat(names.begun).containsExactly("own.name {}");
                });
    }

    private static void call(RRefClient rrefs) {
        rrefs.on("worker-1").functions(ClientApplication.Counter.class).rpcAsync(counter -> counter.add(1));
    }

    private static final class OwnConvention implements RRefCallConvention {

        @Override
        public String getName() {
            return "own.name";
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(RRefCallContext context) {
            return KeyValues.empty();
        }
    }

    private static final class Names implements ObservationHandler<Observation.Context> {

        private final ObservationRegistry registry = ObservationRegistry.create();

        private final List<String> begun = new CopyOnWriteArrayList<>();

        Names() {
            registry.observationConfig().observationHandler(this);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof RRefCallContext;
        }

        @Override
        public void onStart(Observation.Context context) {
            List<String> keys = context.getLowCardinalityKeyValues().stream()
                    .map(key -> key.getKey() + "=" + key.getValue())
                    .toList();
            begun.add(context.getName() + " {" + String.join(", ", keys) + "}");
        }
    }
}

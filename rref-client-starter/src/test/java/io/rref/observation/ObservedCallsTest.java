package io.rref.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.rref.runtime.CallFacts;
import io.rref.runtime.CallOutcome;
import io.rref.runtime.CallWatch;
import io.rref.runtime.Watched;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registries that observe nothing, and handlers that fail. */
class ObservedCallsTest {

    private static final CallFacts FACTS = new CallFacts(
            CallFacts.Side.CLIENT, CallFacts.Mode.SYNC, "demo.Box<java.lang.Long>", "content()", "app", "worker-1");

    @Test
    void whenARegistryHasNoHandlerThenNothingIsWatched() {
        CallWatch watch = ObservedCalls.by(ObservationRegistry.create(), null, null);

        assertThat(watch.begin(FACTS, new HashMap<>())).isSameAs(Watched.NONE);
    }

    @Test
    void whenThisObservationIsSwitchedOffThenNothingIsWatched() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new Faulty(Moment.NEVER))
                .observationPredicate((name, context) -> !name.startsWith("rref"));

        assertThat(ObservedCalls.by(registry, null, null).begin(FACTS, new HashMap<>()))
                .isSameAs(Watched.NONE);
    }

    @Test
    void whenATypeHasArgumentsThenTheSpanIsNamedWithoutThem() {
        assertThat(new DefaultRRefCallConvention().getContextualName(new RRefCallContext(FACTS, Map.of())))
                .isEqualTo("Box.content");
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void whenAHandlerThrowsThenTheCallGoesOn(Moment moment) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new Faulty(moment));

        Watched watched = ObservedCalls.by(registry, null, null).begin(FACTS, new HashMap<>());

        assertThat(List.of(watched.within(() -> "ran"))).containsExactly("ran");
        watched.end(CallOutcome.success());
    }

    enum Moment {
        NEVER,
        START,
        OPEN,
        CLOSE,
        STOP
    }

    private record Faulty(Moment moment) implements ObservationHandler<Observation.Context> {

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        private void failIf(Moment now) {
            if (moment == now) {
                throw new IllegalStateException("faulty handler");
            }
        }

        @Override
        public void onStart(Observation.Context context) {
            failIf(Moment.START);
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            failIf(Moment.OPEN);
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            failIf(Moment.CLOSE);
        }

        @Override
        public void onStop(Observation.Context context) {
            failIf(Moment.STOP);
        }
    }
}

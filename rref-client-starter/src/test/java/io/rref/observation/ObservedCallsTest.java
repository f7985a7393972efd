package io.rref.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.rref.runtime.CallFacts;
import io.rref.runtime.CallOutcome;
import io.rref.runtime.CallWatch;
import io.rref.runtime.Watched;
import java.util.ArrayList;
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

        assertThat(watch.isIdle()).isTrue();
        assertThat(watch.begin(FACTS, new HashMap<>())).isSameAs(Watched.NONE);
    }

    @Test
    void whenThisObservationIsSwitchedOffThenNothingIsWatched() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new Faulty(Moment.NEVER, new Error(), new ArrayList<>()))
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
    void whenAHandlerThrowsThenTheCallGoesOnAndTheThreadIsLeftAsItWas(Moment moment) {
        for (Throwable fault : List.of(new IllegalStateException("faulty"), new NoClassDefFoundError("faulty"))) {
            ObservationRegistry registry = ObservationRegistry.create();
            Faulty handler = new Faulty(moment, fault, new ArrayList<>());
            registry.observationConfig().observationHandler(handler);

            Watched watched = ObservedCalls.by(registry, null, null).begin(FACTS, new HashMap<>());

            assertThat(List.of(watched.within(() -> "ran"))).containsExactly("ran");
            assertThat(registry.getCurrentObservationScope())
                    .as("what this thread does next is no part of the call")
                    .isNull();
            watched.end(CallOutcome.unknown("nobody knows"));
            assertThat(handler.told())
                    .as("what a handler has begun is ended, whatever threw before")
                    .startsWith(Moment.START, Moment.OPEN)
                    .endsWith(Moment.ERROR, Moment.STOP);
        }
    }

    enum Moment {
        NEVER,
        START,
        OPEN,
        CLOSE,
        ERROR,
        STOP
    }

    private record Faulty(Moment moment, Throwable fault, List<Moment> told)
            implements ObservationHandler<Observation.Context> {

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        private void failIf(Moment now) {
            told.add(now);
            if (moment == now) {
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
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
        public void onError(Observation.Context context) {
            failIf(Moment.ERROR);
        }

        @Override
        public void onStop(Observation.Context context) {
            failIf(Moment.STOP);
        }
    }
}

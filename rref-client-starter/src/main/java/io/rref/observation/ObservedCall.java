package io.rref.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.rref.runtime.CallOutcome;
import io.rref.runtime.Watched;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One observation that has begun.
 *
 * @param context is told of the end before the observation stops, so that its keys say it
 */
record ObservedCall(ObservationRegistry registry, Observation observation, Consumer<CallOutcome> context)
        implements Watched {

    @Override
    public <R> R within(Supplier<R> code) {
        Observation.Scope before = registry.getCurrentObservationScope();
        Observation.Scope scope = ObservedCalls.guarded(observation::openScope, Observation.Scope.NOOP);
        try {
            return code.get();
        } finally {
            ObservedCalls.guarded(scope::close);
            // a handler that throws keeps a scope from opening, or closing, whole
            registry.setCurrentObservationScope(before);
        }
    }

    @Override
    public void end(CallOutcome outcome) {
        context.accept(outcome);
        if (outcome.kind() != CallOutcome.Kind.SUCCESS) {
            ObservedCalls.guarded(() -> observation.error(new FailedCall(outcome.detail())));
        }
        ObservedCalls.guarded(observation::stop);
    }
}

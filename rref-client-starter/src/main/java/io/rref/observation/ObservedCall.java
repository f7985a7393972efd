package io.rref.observation;

import io.micrometer.observation.Observation;
import io.rref.runtime.CallOutcome;
import io.rref.runtime.Watched;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One observation that has begun.
 *
 * @param context is told of the end before the observation stops, so that its keys say it
 */
record ObservedCall(Observation observation, Consumer<CallOutcome> context) implements Watched {

    @Override
    public <R> R within(Supplier<R> code) {
        Observation.Scope scope = ObservedCalls.guarded(observation::openScope, Observation.Scope.NOOP);
        try {
            return code.get();
        } finally {
            ObservedCalls.guarded(scope::close);
        }
    }

    @Override
    public void end(CallOutcome outcome) {
        ObservedCalls.guarded(() -> {
            context.accept(outcome);
            if (outcome.kind() != CallOutcome.Kind.SUCCESS) {
                observation.error(new FailedCall(outcome.detail()));
            }
            observation.stop();
        });
    }
}

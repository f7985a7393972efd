package io.rref.observation;

import io.micrometer.common.KeyValues;
import io.rref.observation.RRefObservationDocumentation.HighCardinality;
import io.rref.observation.RRefObservationDocumentation.LowCardinality;
import io.rref.runtime.CallFacts;
import io.rref.runtime.CallOutcome;
import org.jspecify.annotations.Nullable;

/** The documented keys, the same on both sides. Every key is always there. */
final class FactKeys {

    private static final String NOT_YET = CallOutcome.Kind.UNKNOWN.text();

    private FactKeys() {}

    static KeyValues low(CallFacts facts, @Nullable CallOutcome outcome) {
        return KeyValues.of(
                LowCardinality.CONTRACT.withValue(facts.contract()),
                LowCardinality.METHOD.withValue(facts.method()),
                LowCardinality.MODE.withValue(facts.mode().text()),
                LowCardinality.OUTCOME.withValue(
                        outcome == null ? NOT_YET : outcome.kind().text()),
                LowCardinality.PROBLEM.withValue(outcome == null ? CallOutcome.NO_PROBLEM : outcome.problem()));
    }

    static KeyValues high(CallFacts facts) {
        return KeyValues.of(
                HighCardinality.CALLER.withValue(facts.caller()), HighCardinality.WORKER.withValue(facts.worker()));
    }

    private static String withoutTypeArguments(String type) {
        int arguments = type.indexOf('<');
        return arguments < 0 ? type : type.substring(0, arguments);
    }

    /** Short, as tracing back ends list it: {@code Counter.add}. */
    static String spanName(CallFacts facts) {
        String contract = withoutTypeArguments(facts.contract());
        String simple = contract.substring(Math.max(contract.lastIndexOf('.'), contract.lastIndexOf('$')) + 1);
        int parameters = facts.method().indexOf('(');
        return simple + "." + (parameters < 0 ? facts.method() : facts.method().substring(0, parameters));
    }
}

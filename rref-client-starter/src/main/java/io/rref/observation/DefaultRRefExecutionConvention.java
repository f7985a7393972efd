package io.rref.observation;

import io.micrometer.common.KeyValues;

/** The documented name and keys. */
public final class DefaultRRefExecutionConvention implements RRefExecutionConvention {

    /** Creates it. */
    public DefaultRRefExecutionConvention() {}

    @Override
    public String getName() {
        return "rref.execution";
    }

    @Override
    public String getContextualName(RRefExecutionContext context) {
        return FactKeys.spanName(context.facts());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(RRefExecutionContext context) {
        return FactKeys.low(context.facts(), context.outcome());
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(RRefExecutionContext context) {
        return FactKeys.high(context.facts());
    }
}

package io.rref.observation;

import io.micrometer.common.KeyValues;

/** The documented name and keys. */
public final class DefaultRRefCallConvention implements RRefCallConvention {

    /** Creates it. */
    public DefaultRRefCallConvention() {}

    @Override
    public String getName() {
        return "rref.call";
    }

    @Override
    public String getContextualName(RRefCallContext context) {
        return FactKeys.spanName(context.facts());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(RRefCallContext context) {
        return FactKeys.low(context.facts(), context.outcome());
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(RRefCallContext context) {
        return FactKeys.high(context.facts());
    }
}

package io.rref.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Name and keys of {@link RRefObservationDocumentation#RREF_EXECUTION}; a bean of this type takes the place of the default one. */
public interface RRefExecutionConvention extends ObservationConvention<RRefExecutionContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof RRefExecutionContext;
    }
}

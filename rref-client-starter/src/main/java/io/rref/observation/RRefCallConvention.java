package io.rref.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Name and keys of {@link RRefObservationDocumentation#RREF_CALL}; a bean of this type takes the place of the default one. */
public interface RRefCallConvention extends ObservationConvention<RRefCallContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof RRefCallContext;
    }
}

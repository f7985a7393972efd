package io.rref.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** A meter that {@code docs/observing.md} lists. */
public interface DocumentedMeter extends MeterDocumentation {

    /** What it shows, in the words of the list. */
    String description();

    /** Key of its tag; at most one. None of its values is ever an id. */
    @Override
    KeyName[] getKeyNames();

    @Override
    default String getPrefix() {
        return "rref";
    }
}

package io.rref.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** The observations that rref makes, and their keys. */
public enum RRefObservationDocumentation implements ObservationDocumentation {

    /** A call, a creation, or a read of a value, in the process that makes it: from its begin until its outcome is known there. */
    RREF_CALL {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return DefaultRRefCallConvention.class;
        }
    },

    /** The user code of a call or a creation, on the worker that runs it: until its future has completed, if it returns one. */
    RREF_EXECUTION {
        @Override
        public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
            return DefaultRRefExecutionConvention.class;
        }
    };

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return LowCardinality.values();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return HighCardinality.values();
    }

    @Override
    public String getPrefix() {
        return "rref";
    }

    /** Keys with few values, for meters and spans alike. None is ever an id. */
    public enum LowCardinality implements KeyName {

        /** The interface that declares the method, or that an object is made of; for {@code toHere} the value's type. */
        CONTRACT("rref.contract"),

        /** The method's signature, such as {@code add(long)}; {@code new} for a creation, {@code toHere} for that. */
        METHOD("rref.method"),

        /** {@code sync}, {@code async}, {@code remote}, {@code create}, {@code to-here}; on the worker {@code call} for the first two. */
        MODE("rref.mode"),

        /** {@code success}, {@code raised}, {@code not-executed}, {@code unknown} or {@code gone}; {@code unknown}, too, until it ends. */
        OUTCOME("rref.outcome"),

        /** Slug of the problem type of what was not executed, the reason of what is gone; else {@code none}. */
        PROBLEM("rref.problem");

        private final String text;

        LowCardinality(String text) {
            this.text = text;
        }

        @Override
        public String asString() {
            return text;
        }
    }

    /** Keys with many values, for spans only. */
    public enum HighCardinality implements KeyName {

        /** Name of the process that calls. */
        CALLER("rref.caller"),

        /** Name of the worker that is called. */
        WORKER("rref.worker");

        private final String text;

        HighCardinality(String text) {
            this.text = text;
        }

        @Override
        public String asString() {
            return text;
        }
    }
}

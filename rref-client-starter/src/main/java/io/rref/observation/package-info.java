/**
 * Calls as Micrometer observations: traces, timers, and whatever else an application's registry makes of them.
 *
 * <p><b>For:</b> a published vocabulary, whose low-cardinality keys are never ids, and which applications may replace by conventions of
 * their own. <b>May call:</b> {@code runtime}, Micrometer. <b>May be called by:</b> {@code autoconfigure}. <b>Start with:</b>
 * {@link io.rref.observation.RRefObservationDocumentation}, then {@link io.rref.observation.RRefCallConvention}.
 */
@NullMarked
package io.rref.observation;

import org.jspecify.annotations.NullMarked;

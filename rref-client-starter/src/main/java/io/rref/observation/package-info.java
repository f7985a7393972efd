/**
 * Calls as Micrometer observations: traces, timers, and whatever else an application's registry makes of them; what is held, as
 * meters.
 *
 * <p><b>For:</b> a published vocabulary, whose low-cardinality keys are never ids, and which applications may replace by conventions of
 * their own. <b>May call:</b> {@code runtime}, of {@code holder} its {@code HeldCounts}, Micrometer. <b>May be called by:</b>
 * {@code autoconfigure}, {@code metering}, {@code service.autoconfigure}. <b>Start with:</b>
 * {@link io.rref.observation.RRefObservationDocumentation}, then {@link io.rref.observation.HolderMeter}.
 */
@NullMarked
package io.rref.observation;

import org.jspecify.annotations.NullMarked;

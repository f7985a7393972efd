/**
 * What a worker tells of itself in numbers, as Micrometer meters.
 *
 * <p><b>For:</b> reading counts that the other rooms keep anyway, and nothing else: no meter is on the way of a call. <b>May
 * call:</b> {@code protocol}, {@code worker}, of {@code owner} its counts, {@code observation}, Micrometer. <b>May be called
 * by:</b> {@code service.autoconfigure}. <b>Start with:</b> {@link io.rref.metering.WorkerMeter}.
 */
@NullMarked
package io.rref.metering;

import org.jspecify.annotations.NullMarked;

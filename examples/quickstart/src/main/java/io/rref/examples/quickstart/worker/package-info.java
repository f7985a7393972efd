/**
 * What makes a Spring Boot app a worker of this job: the classes behind the contracts.
 *
 * <p><b>For:</b> being scanned by {@link io.rref.examples.quickstart.worker.FlightWorker}; three of it run.
 * <b>May call:</b> {@code io.rref}, {@code flights}, {@code data}. <b>May be called by:</b> {@code cluster}, which starts it.
 * <b>Start with:</b> {@link io.rref.examples.quickstart.worker.FlightWorker}.
 */
@NullMarked
package io.rref.examples.quickstart.worker;

import org.jspecify.annotations.NullMarked;

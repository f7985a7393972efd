/**
 * The job itself, as a client app without a port: load, ask, collect the tables, let go.
 *
 * <p><b>For:</b> showing how remote references are used; everything else here serves it.
 * <b>May call:</b> {@code io.rref}, {@code flights}, {@code report} for its progress.
 * <b>May be called by:</b> the main class.
 * <b>Start with:</b> {@link io.rref.examples.quickstart.job.FlightJob}.
 */
@NullMarked
package io.rref.examples.quickstart.job;

import org.jspecify.annotations.NullMarked;

/**
 * The quickstart: real workers, real flights, real questions, answered by passing references.
 *
 * <p><b>For:</b> reading first, and running; the command stands in the README. <b>May call:</b> all rooms below it.
 * <b>May be called by:</b> nobody. <b>Start with:</b> {@link io.rref.examples.quickstart.job.FlightJob}, the job itself;
 * {@link io.rref.examples.quickstart.Quickstart} only sets the stage.
 */
@NullMarked
package io.rref.examples.quickstart;

import org.jspecify.annotations.NullMarked;

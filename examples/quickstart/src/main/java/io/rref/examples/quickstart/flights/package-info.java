/**
 * The words client and workers share: a flight, the contracts that are called, the values that travel.
 *
 * <p><b>For:</b> both sides; in an application of your own this would be the jar of contracts.
 * <b>May call:</b> {@code io.rref}. <b>May be called by:</b> every other room.
 * <b>Start with:</b> {@link io.rref.examples.quickstart.flights.FlightShard}, then
 * {@link io.rref.examples.quickstart.flights.Summaries}.
 */
@NullMarked
package io.rref.examples.quickstart.flights;

import org.jspecify.annotations.NullMarked;

package io.rref.examples.quickstart.flights;

import java.time.LocalDateTime;

/**
 * One flight.
 *
 * @param date local date and time
 * @param delay minutes; negative if it was early
 * @param distance miles
 * @param origin code of the airport it left
 * @param destination code of the airport it went to
 */
public record Flight(LocalDateTime date, int delay, int distance, String origin, String destination) {}

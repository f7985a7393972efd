package io.rref.examples.quickstart.flights;

/**
 * One row of a table of hours.
 *
 * @param hour 0 to 23, local time
 * @param flights how many
 * @param averageDelay minutes
 */
public record HourRow(int hour, long flights, double averageDelay) {}

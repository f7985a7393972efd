package io.rref.examples.quickstart.flights;

/**
 * One row of a table of airports.
 *
 * @param airport its name and code
 * @param flights how many left it
 * @param averageDelay minutes
 */
public record AirportRow(String airport, long flights, double averageDelay) {}

package io.rref.examples.quickstart.flights;

/**
 * One row of a table of routes.
 *
 * @param from name and code of the airport
 * @param to name and code of the airport
 * @param flights how many
 * @param averageDelay minutes
 */
public record RouteRow(String from, String to, long flights, double averageDelay) {}

package io.rref.examples.quickstart.data;

import io.rref.examples.quickstart.flights.Flight;
import java.util.List;

/**
 * What was read from a file of flights.
 *
 * @param flights at least one
 * @param bytes size of their JSON text
 */
public record FlightsInput(List<Flight> flights, long bytes) {}

package io.rref.examples.quickstart.flights;

import java.time.LocalDateTime;
import java.util.List;

/** Seven flights that can be added up in the head. */
public final class SomeFlights {

    public static final List<Flight> SEVEN = List.of(
            flight(6, 10, "LAX", "PHX"),
            flight(6, 20, "LAX", "PHX"),
            flight(23, -5, "LAX", "PHX"),
            flight(7, 0, "PHX", "LAX"),
            flight(7, 30, "PHX", "LAX"),
            flight(0, 90, "XXX", "LAX"),
            flight(0, 15, "JFK", "LAX"));

    private SomeFlights() {}

    private static Flight flight(int hour, int delay, String origin, String destination) {
        return new Flight(LocalDateTime.of(2001, 1, 10, hour, 20), delay, 256, origin, destination);
    }
}

package io.rref.examples.quickstart.flights;

/**
 * What is asked.
 *
 * @param top how many rows the tables of routes and airports have at most
 * @param lateMinutes from how many minutes of delay on a flight counts as late
 * @param minimumFlights how many flights must have left an airport for its average to mean something
 */
public record Questions(int top, int lateMinutes, int minimumFlights) {

    private static final int ONE_FLIGHT_IN = 200;

    /** The example's questions; one flight in 200 is enough for an airport. */
    public static Questions about(int flights) {
        return new Questions(10, 15, Math.max(1, flights / ONE_FLIGHT_IN));
    }
}

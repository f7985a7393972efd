package io.rref.examples.quickstart.flights;

/**
 * What is added up over a group of flights.
 *
 * @param flights how many
 * @param minutes sum of their delays
 */
public record Delays(long flights, long minutes) {

    /** Those of one flight. */
    public static Delays of(Flight flight) {
        return new Delays(1, flight.delay());
    }

    /** Both groups together. */
    public Delays plus(Delays other) {
        return new Delays(flights + other.flights, minutes + other.minutes);
    }

    /** Minutes per flight. */
    public double average() {
        return (double) minutes / flights;
    }
}

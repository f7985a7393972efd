package io.rref.examples.quickstart.flights;

/**
 * From one airport to another, in this direction.
 *
 * @param origin code of an airport, without {@code -}
 * @param destination code of an airport
 */
public record Route(String origin, String destination) {

    /** Reads the form that {@link #toString()} writes. */
    public static Route parse(String text) {
        int dash = text.indexOf('-');
        return new Route(text.substring(0, dash), text.substring(dash + 1));
    }

    /** For example {@code LAX-PHX}. */
    @Override
    public String toString() {
        return origin + "-" + destination;
    }
}

package io.rref.examples.quickstart.flights;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A partial result: delays by group. Tallies of several shards add up to that of all flights.
 *
 * @param groups by the name of the group
 */
public record Tally(Map<String, Delays> groups) {

    /** Of no flights. */
    public static Tally empty() {
        return new Tally(Map.of());
    }

    /** Of these flights, in groups that are named by the function. */
    public static Tally of(Collection<Flight> flights, Function<Flight, String> group) {
        Map<String, Delays> groups = new TreeMap<>();
        for (Flight flight : flights) {
            groups.merge(group.apply(flight), Delays.of(flight), Delays::plus);
        }
        return new Tally(groups);
    }

    /** Both together. */
    public Tally plus(Tally other) {
        Map<String, Delays> sum = new TreeMap<>(groups);
        other.groups.forEach((group, delays) -> sum.merge(group, delays, Delays::plus));
        return new Tally(sum);
    }
}

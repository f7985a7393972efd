package io.rref.examples.quickstart.job;

import io.rref.examples.quickstart.flights.Flight;
import java.util.ArrayList;
import java.util.List;

/** Cuts a list of flights into parts of about one size. */
final class Shards {

    /** About 900 KB of JSON: no request becomes too large, however large the file is. */
    static final int MOST_FLIGHTS_PER_SHARD = 10_000;

    private Shards() {}

    /** At least as many parts as there are workers, in the order of the list; no part is empty. */
    static List<List<Flight>> split(List<Flight> flights, int workers) {
        int fewest = (flights.size() + MOST_FLIGHTS_PER_SHARD - 1) / MOST_FLIGHTS_PER_SHARD;
        int parts = Math.min(flights.size(), Math.max(workers, fewest));
        List<List<Flight>> shards = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            shards.add(flights.subList(border(flights, part, parts), border(flights, part + 1, parts)));
        }
        return shards;
    }

    private static int border(List<Flight> flights, int part, int parts) {
        return (int) ((long) flights.size() * part / parts);
    }
}

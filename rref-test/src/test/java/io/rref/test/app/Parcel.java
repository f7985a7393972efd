package io.rref.test.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers in every kind of container.
 *
 * @param rows in a list
 * @param byName in a map
 * @param point in a record
 * @param note in an optional
 */
public record Parcel(List<List<Double>> rows, Map<String, List<Double>> byName, Point point, Optional<Double> note) {

    /** A record in the record. */
    public record Point(double x, double y) {}
}

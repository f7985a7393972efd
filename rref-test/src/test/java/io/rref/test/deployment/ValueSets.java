package io.rref.test.deployment;

import java.util.stream.Stream;

/** The sets of values that the chart is tried with: its defaults, and those in {@code helm/ci}. */
final class ValueSets {

    private static final String END = "-values.yaml";

    private ValueSets() {}

    static Stream<String> names() {
        Stream<String> written = Chart.listed(Chart.SOURCE.resolve("ci")).stream()
                .map(file -> file.getFileName().toString())
                .map(file -> file.substring(0, file.length() - END.length()));
        return Stream.concat(Stream.of("defaults"), written);
    }
}

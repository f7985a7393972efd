package io.rref.benchmarks.report;

import io.rref.benchmarks.peer.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What came out.
 *
 * @param machine where it was measured
 * @param figures medians over the rounds, by operation and peer, in the order of measuring
 * @param ratios of every further peer to be compared with the first: medians of same-round ratios
 * @param measurements all slices
 */
public record Summary(String machine, List<Figures> figures, List<Ratios> ratios, List<Measurement> measurements) {

    /**
     * One peer at one operation. Times in microseconds.
     *
     * @param left objects not yet released when a slice ended; empty where nobody counted
     * @param releasedMillis after which they were
     */
    public record Figures(
            Operation operation,
            String peer,
            Median p50,
            Median p99,
            Median rate,
            Median processor,
            Optional<Median> foreignCores,
            Optional<Median> left,
            Optional<Median> releasedMillis) {}

    /** The first peer as a multiple of another, at one operation. */
    public record Ratios(
            Operation operation, String peer, String to, Median p50, Median p99, Median rate, Median processor) {}

    /** Summarises slices; the peer of the first one is what the others are compared with. */
    public static Summary of(String machine, List<Measurement> measurements) {
        List<Figures> figures = new ArrayList<>();
        List<Ratios> ratios = new ArrayList<>();
        for (Operation operation : distinct(measurements, Measurement::operation)) {
            List<Measurement> these = measurements.stream()
                    .filter(each -> each.operation() == operation)
                    .toList();
            List<String> peers = distinct(these, Measurement::peer);
            peers.forEach(peer -> figures.add(figures(operation, peer, by(peer, these))));
            for (String other : peers.subList(1, peers.size())) {
                ratios.add(ratios(operation, peers.get(0), other, these));
            }
        }
        return new Summary(machine, List.copyOf(figures), List.copyOf(ratios), List.copyOf(measurements));
    }

    private static <T> List<T> distinct(List<Measurement> measurements, Function<Measurement, T> what) {
        return measurements.stream().map(what).distinct().toList();
    }

    private static List<Measurement> by(String peer, List<Measurement> measurements) {
        return measurements.stream().filter(each -> each.peer().equals(peer)).toList();
    }

    private static Figures figures(Operation operation, String peer, List<Measurement> slices) {
        return new Figures(
                operation,
                peer,
                median(slices, each -> each.slice().p50()),
                median(slices, each -> each.slice().p99()),
                median(slices, each -> each.slice().rate()),
                median(slices, Measurement::processorMicrosPerOperation),
                known(slices, Measurement::foreignCores),
                known(slices, each -> counted(each.slice().left())),
                known(slices, each -> counted(each.slice().releasedMillis())));
    }

    private static OptionalDouble counted(long count) {
        return count < 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
    }

    private static Median median(List<Measurement> slices, ToDoubleFunction<Measurement> figure) {
        return Median.of(slices.stream().mapToDouble(figure));
    }

    private static Optional<Median> known(List<Measurement> slices, Function<Measurement, OptionalDouble> figure) {
        double[] known = slices.stream()
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return known.length == 0 ? Optional.empty() : Optional.of(Median.of(java.util.Arrays.stream(known)));
    }

    private static Ratios ratios(Operation operation, String peer, String other, List<Measurement> slices) {
        Map<Integer, Measurement> others =
                by(other, slices).stream().collect(Collectors.toMap(Measurement::round, each -> each));
        List<Measurement> own = by(peer, slices).stream()
                .filter(each -> others.containsKey(each.round()))
                .toList();
        Function<ToDoubleFunction<Measurement>, Median> ratio = figure -> Median.of(own.stream()
                .mapToDouble(each -> figure.applyAsDouble(each) / figure.applyAsDouble(others.get(each.round()))));
        return new Ratios(
                operation,
                peer,
                other,
                ratio.apply(each -> each.slice().p50()),
                ratio.apply(each -> each.slice().p99()),
                ratio.apply(each -> each.slice().rate()),
                ratio.apply(Measurement::processorMicrosPerOperation));
    }
}

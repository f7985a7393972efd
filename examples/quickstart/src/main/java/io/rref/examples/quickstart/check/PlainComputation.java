package io.rref.examples.quickstart.check;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summarizingInt;

import io.rref.examples.quickstart.flights.AirportRow;
import io.rref.examples.quickstart.flights.Answers;
import io.rref.examples.quickstart.flights.Flight;
import io.rref.examples.quickstart.flights.HourRow;
import io.rref.examples.quickstart.flights.Questions;
import io.rref.examples.quickstart.flights.RouteRow;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;

/** The same questions answered in this process, from all flights at once and without tallies: slow, short, obvious. */
public final class PlainComputation {

    private final Questions questions;
    private final Map<String, String> airportNames;

    /** Creates it for these questions and names. */
    public PlainComputation(Questions questions, Map<String, String> airportNames) {
        this.questions = questions;
        this.airportNames = airportNames;
    }

    /** All the tables. */
    public Answers answers(List<Flight> flights) {
        List<Flight> late = flights.stream()
                .filter(f -> f.delay() >= questions.lateMinutes())
                .toList();
        return new Answers(routes(flights), routes(late), airports(flights), hours(flights));
    }

    private List<RouteRow> routes(List<Flight> flights) {
        Comparator<Entry<List<String>, IntSummaryStatistics>> mostFlights =
                comparing(entry -> -entry.getValue().getCount());
        return delaysBy(f -> List.of(f.origin(), f.destination()), flights).entrySet().stream()
                .sorted(mostFlights.thenComparing(entry -> String.join("-", entry.getKey())))
                .limit(questions.top())
                .map(entry -> new RouteRow(
                        name(entry.getKey().get(0)),
                        name(entry.getKey().get(1)),
                        entry.getValue().getCount(),
                        entry.getValue().getAverage()))
                .toList();
    }

    private List<AirportRow> airports(List<Flight> flights) {
        Comparator<Entry<String, IntSummaryStatistics>> worstAverage =
                comparingDouble(entry -> -entry.getValue().getAverage());
        return delaysBy(Flight::origin, flights).entrySet().stream()
                .filter(entry -> entry.getValue().getCount() >= questions.minimumFlights())
                .sorted(worstAverage.thenComparing(Entry::getKey))
                .limit(questions.top())
                .map(entry -> new AirportRow(
                        name(entry.getKey()),
                        entry.getValue().getCount(),
                        entry.getValue().getAverage()))
                .toList();
    }

    private static List<HourRow> hours(List<Flight> flights) {
        return delaysBy(f -> f.date().getHour(), flights).entrySet().stream()
                .map(entry -> new HourRow(
                        entry.getKey(),
                        entry.getValue().getCount(),
                        entry.getValue().getAverage()))
                .sorted(comparing(HourRow::hour))
                .toList();
    }

    private static <K> Map<K, IntSummaryStatistics> delaysBy(Function<Flight, K> key, List<Flight> flights) {
        return flights.stream().collect(groupingBy(key, summarizingInt(Flight::delay)));
    }

    private String name(String code) {
        return airportNames.containsKey(code) ? "%s (%s)".formatted(airportNames.get(code), code) : code;
    }
}

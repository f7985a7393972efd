package io.rref.examples.quickstart.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.examples.quickstart.data.BundledData;
import io.rref.examples.quickstart.flights.AirportRow;
import io.rref.examples.quickstart.flights.Answers;
import io.rref.examples.quickstart.flights.HourRow;
import io.rref.examples.quickstart.flights.Questions;
import io.rref.examples.quickstart.flights.RouteRow;
import io.rref.examples.quickstart.flights.SomeFlights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainComputationTest {

    private static final Map<String, String> NAMES = Map.of("LAX", "Los Angeles", "PHX", "Phoenix", "JFK", "Kennedy");

    @Test
    void whenFewFlightsAreGivenThenTheAnswersAreThoseOfTheHead() {
        Answers answers = new PlainComputation(new Questions(2, 15, 2), NAMES).answers(SomeFlights.SEVEN);

        assertThat(answers.busiestRoutes())
                .containsExactly(
                        new RouteRow("Los Angeles (LAX)", "Phoenix (PHX)", 3, 25 / 3.0),
                        new RouteRow("Phoenix (PHX)", "Los Angeles (LAX)", 2, 15));
        assertThat(answers.latestRoutes())
                .containsExactly(
                        new RouteRow("Kennedy (JFK)", "Los Angeles (LAX)", 1, 15),
                        new RouteRow("Los Angeles (LAX)", "Phoenix (PHX)", 1, 20));
        assertThat(answers.worstAirports())
                .containsExactly(
                        new AirportRow("Phoenix (PHX)", 2, 15), new AirportRow("Los Angeles (LAX)", 3, 25 / 3.0));
        assertThat(answers.hours())
                .containsExactly(
                        new HourRow(0, 2, 52.5), new HourRow(6, 2, 15), new HourRow(7, 2, 15), new HourRow(23, 1, -5));
    }

    @Test
    void whenAnAirportIsUnknownThenItsCodeStandsForIt() {
        Answers answers = new PlainComputation(new Questions(1, 60, 1), NAMES).answers(SomeFlights.SEVEN);

        assertThat(answers.latestRoutes()).containsExactly(new RouteRow("XXX", "Los Angeles (LAX)", 1, 90));
        assertThat(answers.worstAirports()).containsExactly(new AirportRow("XXX", 1, 90));
    }

    @Test
    void whenTheBundledFlightsAreGivenThenLosAngelesToPhoenixIsBusiestAndKennedyWorst() {
        Answers answers = new PlainComputation(Questions.about(20_000), BundledData.airportNames())
                .answers(BundledData.flights().flights());

        assertThat(answers.busiestRoutes().get(0).flights()).isEqualTo(59);
        assertThat(answers.worstAirports())
                .startsWith(new AirportRow("John F Kennedy Intl (JFK)", 200, 16.2))
                .hasSize(10);
        assertThat(answers.hours()).hasSize(24);
    }

    @Test
    void whenAnswersDifferThenTableAndRowAreNamed() {
        Answers expected = new Answers(List.of(), List.of(), List.of(), List.of(new HourRow(6, 2, 15)));
        Answers wrong = new Answers(List.of(), List.of(), List.of(), List.of(new HourRow(6, 3, 15)));
        Answers shorter = new Answers(List.of(), List.of(), List.of(), List.of());

        assertThat(Verification.difference(expected, expected)).isEmpty();
        assertThat(Verification.difference(expected, wrong).orElseThrow())
                .startsWith("hours, row 1: must be")
                .contains("flights=3");
        assertThat(Verification.difference(expected, shorter).orElseThrow()).endsWith("is no row");
    }
}

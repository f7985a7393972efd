package io.rref.examples.quickstart.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.examples.quickstart.check.PlainComputation;
import io.rref.examples.quickstart.data.BundledData;
import io.rref.examples.quickstart.flights.AirportTable;
import io.rref.examples.quickstart.flights.Answers;
import io.rref.examples.quickstart.flights.Flight;
import io.rref.examples.quickstart.flights.FlightShard;
import io.rref.examples.quickstart.flights.Questions;
import io.rref.examples.quickstart.flights.SomeFlights;
import io.rref.examples.quickstart.flights.Summaries;
import io.rref.examples.quickstart.flights.Tally;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FetchingSummariesTest {

    private final Summaries summaries = new FetchingSummaries();
    private final RRef<AirportTable> airports = LocalReference.to(new BundledAirports());

    @Test
    void whenShardsAreSummarizedThenTheTablesAreThoseOfAPlainComputation() {
        Questions questions = new Questions(2, 15, 2);

        assertThat(answers(questions, SomeFlights.SEVEN)).isEqualTo(plain(questions, SomeFlights.SEVEN));
    }

    @Test
    void whenTheBundledFlightsAreSummarizedThenTheTablesAreThoseOfAPlainComputation() {
        List<Flight> flights = BundledData.flights().flights();
        Questions questions = Questions.about(flights.size());

        assertThat(answers(questions, flights)).isEqualTo(plain(questions, flights));
    }

    @Test
    void whenNamesAreAskedForThenOnlyTheKnownOnesAmongThemCome() {
        assertThat(new BundledAirports().names(Set.of("LAX", "XXX")).byCode())
                .containsOnlyKeys("LAX")
                .containsValue("Los Angeles International");
    }

    private Answers answers(Questions questions, List<Flight> flights) {
        int half = flights.size() / 2;
        List<FlightShard> shards = List.of(
                new FlightsInMemory(flights.subList(0, half)),
                new FlightsInMemory(flights.subList(half, flights.size())));
        List<FlightShard> late = shards.stream()
                .map(shard -> shard.lateBy(questions.lateMinutes()))
                .toList();
        return new Answers(
                summaries.busiestRoutes(sum(shards, FlightShard::byRoute), airports, questions.top()),
                summaries.busiestRoutes(sum(late, FlightShard::byRoute), airports, questions.top()),
                summaries.worstAirports(
                        sum(shards, FlightShard::byOrigin), airports, questions.minimumFlights(), questions.top()),
                summaries.hours(sum(shards, FlightShard::byHour)));
    }

    private RRef<Tally> sum(List<FlightShard> shards, Function<FlightShard, Tally> tally) {
        List<RRef<Tally>> parts =
                shards.stream().map(tally).map(LocalReference::to).toList();
        return LocalReference.to(summaries.merge(parts));
    }

    private static Answers plain(Questions questions, List<Flight> flights) {
        return new PlainComputation(questions, BundledData.airportNames()).answers(flights);
    }
}

package io.rref.examples.quickstart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.examples.quickstart.flights.Flight;
import io.rref.examples.quickstart.flights.SomeFlights;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardsTest {

    @Test
    void whenFlightsAreCutThenEveryWorkerGetsAboutAsMany() {
        List<List<Flight>> shards = Shards.split(SomeFlights.SEVEN, 3);

        assertThat(shards).extracting(List::size).containsExactly(2, 2, 3);
        assertThat(shards.stream().flatMap(List::stream)).containsExactlyElementsOf(SomeFlights.SEVEN);
    }

    @Test
    void whenThereAreFewerFlightsThanWorkersThenNoShardIsEmpty() {
        assertThat(Shards.split(SomeFlights.SEVEN.subList(0, 2), 3))
                .extracting(List::size)
                .containsExactly(1, 1);
    }

    @Test
    void whenThereAreManyFlightsThenNoShardIsTooLarge() {
        List<Flight> many = Collections.nCopies(100_001, SomeFlights.SEVEN.get(0));

        assertThat(Shards.split(many, 3)).hasSize(11).allMatch(shard -> shard.size() <= Shards.MOST_FLIGHTS_PER_SHARD);
    }
}

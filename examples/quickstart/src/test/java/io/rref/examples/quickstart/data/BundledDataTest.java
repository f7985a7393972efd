package io.rref.examples.quickstart.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.examples.quickstart.flights.Flight;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class BundledDataTest {

    @Test
    void whenFlightsAreReadThenAllOfThemAreThere() {
        FlightsInput input = BundledData.flights();

        assertThat(input.bytes()).isEqualTo(1_784_867);
        assertThat(input.flights())
                .hasSize(20_000)
                .startsWith(new Flight(LocalDateTime.of(2001, 1, 1, 0, 47), 66, 1750, "DTW", "LAS"));
    }

    @Test
    void whenAirportNamesAreReadThenEveryFlightsAirportsHaveOne() {
        assertThat(BundledData.airportNames())
                .hasSize(3_376)
                .containsEntry("LAX", "Los Angeles International")
                .containsKeys(BundledData.flights().flights().stream()
                        .map(Flight::origin)
                        .toArray(String[]::new));
    }

    @Test
    void whenCellsAreQuotedThenCommasAndDoubledQuotesBelongToThem() {
        assertThat(AirportsCsv.cells("DBN,\"W. H. \"\"Bud\"\" Barron, Sr.\",Dublin,"))
                .containsExactly("DBN", "W. H. \"Bud\" Barron, Sr.", "Dublin", "");
    }
}

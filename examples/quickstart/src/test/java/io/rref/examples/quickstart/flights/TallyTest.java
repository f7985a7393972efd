package io.rref.examples.quickstart.flights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void whenFlightsAreTalliedThenTheyAreCountedAndTheirDelayAddedUp() {
        Tally tally = Tally.of(SomeFlights.SEVEN, Flight::origin);

        assertThat(tally.groups())
                .isEqualTo(Map.of(
                        "LAX", new Delays(3, 25),
                        "PHX", new Delays(2, 30),
                        "XXX", new Delays(1, 90),
                        "JFK", new Delays(1, 15)));
    }

    @Test
    void whenTalliesOfPartsAreAddedThenTheSumIsThatOfTheWhole() {
        Tally first = Tally.of(SomeFlights.SEVEN.subList(0, 4), Flight::origin);
        Tally second = Tally.of(SomeFlights.SEVEN.subList(4, 7), Flight::origin);

        assertThat(Tally.empty().plus(first).plus(second)).isEqualTo(Tally.of(SomeFlights.SEVEN, Flight::origin));
    }

    @Test
    void whenARouteIsWrittenThenItReadsBackTheSame() {
        Route route = new Route("LAX", "PHX");

        assertThat(Route.parse(route.toString())).isEqualTo(route);
    }
}

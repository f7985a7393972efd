package io.rref.benchmarks.rref;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LapsTest {

    @Test
    void whenCallersAreManyThenTheirLapsAreOneOrderedRow() {
        Laps odd = laps(5_000, 1_000, 3_000);
        Laps even = laps(4_000, 2_000);

        assertThat(Laps.sorted(List.of(odd, even))).containsExactly(1_000, 2_000, 3_000, 4_000, 5_000);
    }

    @Test
    void whenThereAreThousandsOfLapsThenNoneIsLost() {
        Laps many = laps(LongStream.rangeClosed(1, 5_000).toArray());

        assertThat(Laps.sorted(List.of(many))).hasSize(5_000).endsWith(5_000);
    }

    @Test
    void whenAShareIsAskedForThenItIsTheLapThatSoManyStayBelow() {
        long[] sorted = LongStream.range(0, 1_000).map(n -> n * 1_000).toArray();

        assertThat(Laps.micros(sorted, 0.5)).isEqualTo(500);
        assertThat(Laps.micros(sorted, 0.99)).isEqualTo(990);
        assertThat(Laps.micros(sorted, 1)).isEqualTo(999);
        assertThat(Laps.micros(new long[0], 0.5)).isZero();
    }

    private static Laps laps(long... nanos) {
        Laps laps = new Laps();
        LongStream.of(nanos).forEach(laps::add);
        return laps;
    }
}

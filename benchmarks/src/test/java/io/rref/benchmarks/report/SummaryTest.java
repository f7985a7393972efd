package io.rref.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.benchmarks.peer.Operation;
import io.rref.benchmarks.peer.Slice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void whenValuesAreOddOrEvenThenTheMedianIsInTheirMiddle() {
        assertThat(Median.of(DoubleStream.of(9, 1, 2))).isEqualTo(new Median(2, 1, 9));
        assertThat(Median.of(DoubleStream.of(4, 1, 2, 9))).isEqualTo(new Median(3, 1, 9));
        assertThatThrownBy(() -> Median.of(DoubleStream.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenOneRoundWasDisturbedForBothThenTheRatioIsThatOfTheRounds() {
        Summary summary = Summary.of(
                "here",
                List.of(
                        slice(1, "rref", 100, 1000),
                        slice(1, "pytorch", 200, 500),
                        slice(2, "rref", 1000, 100), // a disturbed minute
                        slice(2, "pytorch", 2000, 50),
                        slice(3, "rref", 300, 900),
                        slice(3, "pytorch", 300, 300)));

        Summary.Ratios ratios = summary.ratios().get(0);
        assertThat(ratios.peer() + "/" + ratios.to()).isEqualTo("rref/pytorch");
        assertThat(ratios.p50()).isEqualTo(new Median(0.5, 0.5, 1));
        assertThat(ratios.rate()).isEqualTo(new Median(2, 2, 3));
        assertThat(ratios.processor().value())
                .as("the same time for twice as much")
                .isEqualTo(0.5);
    }

    @Test
    void whenThereIsOnePeerThenThereAreFiguresAndNoRatios() {
        Summary summary = Summary.of("here", List.of(slice(1, "rref", 100, 1000), slice(2, "rref", 300, 800)));

        assertThat(summary.ratios()).isEmpty();
        assertThat(summary.figures()).singleElement().satisfies(figures -> {
            assertThat(figures.p50().value()).isEqualTo(200);
            assertThat(figures.rate().value()).isEqualTo(900);
            assertThat(figures.processor().high()).isEqualTo(1250);
            assertThat(figures.left()).as("nobody counted").isEmpty();
        });
    }

    @Test
    void whenItIsPrintedThenEveryOperationHasItsLinesAndItsRatio() {
        String table = Table.of(Summary.of(
                "two cores",
                List.of(
                        slice(1, "rref", 100, 1000),
                        slice(1, "pytorch", 200, 500),
                        new Measurement(
                                Operation.CREATE,
                                1,
                                "rref",
                                new Slice(10, 1, 5, 6, 3, 40),
                                1,
                                OptionalDouble.empty()))));

        assertThat(table)
                .contains(
                        "two cores",
                        "| sync | rref | 100 | 150 | 1000 | 1000 | 0.50 |",
                        "| sync | rref / pytorch | 0.50 (0.50-0.50) |",
                        "| create | rref | 5 | 6 | 10 | 0 | ? |",
                        "rref, create: 3 objects (at most 3) still held when a slice ended; all released 40 ms later");
    }

    private static Measurement slice(int round, String peer, double p50, long operations) {
        Slice slice = new Slice(operations, 1, p50, 1.5 * p50, -1, -1);
        return new Measurement(Operation.SYNC, round, peer, slice, 1e6, OptionalDouble.of(0.5));
    }
}

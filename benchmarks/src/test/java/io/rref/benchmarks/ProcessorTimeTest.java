package io.rref.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void whenLinuxCountsTicksThenIdleAndWaitingForDisksAreNotBusy() {
        assertThat(ProcessorTime.busyTicks("cpu  10 20 30 4000 5000 60 70 80 90 100"))
                .isEqualTo(10 + 20 + 30 + 60 + 70 + 80);
    }

    @Test
    void whenOwnTimeIsTakenOffThenTheRestIsForeign() {
        ProcessorTime.Reading before = reading(0, 0, 0, OptionalLong.of(100));
        ProcessorTime.Reading after = reading(1_000_000_000, 900_000, 100_000, OptionalLong.of(250));

        assertThat(after.since(before)).isEqualTo(new ProcessorTime.Used(900_000, OptionalDouble.of(0.5)));
    }

    @Test
    void whenTheSystemDoesNotTellThenForeignTimeIsUnknown() {
        ProcessorTime.Reading before = reading(0, 0, 0, OptionalLong.empty());
        ProcessorTime.Reading after = reading(1_000_000_000, 900_000, 0, OptionalLong.empty());

        assertThat(after.since(before).foreignCores()).isEmpty();
    }

    private static ProcessorTime.Reading reading(long nanos, double own, double meter, OptionalLong busy) {
        return new ProcessorTime.Reading(nanos, own, meter, busy);
    }
}

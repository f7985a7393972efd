package io.rref.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyBucketsTest {

    private final LatencyBuckets buckets = new LatencyBuckets();

    @ParameterizedTest
    @CsvSource({"rref.call", "rref.execution"})
    void whenATimerOfOursIsMadeThenItHasBucketsFromHalfAMillisecondToAMinute(String name) {
        DistributionStatisticConfig config =
                buckets.configure(timer(name, Meter.Type.TIMER), DistributionStatisticConfig.NONE);

        assertThat(config.getServiceLevelObjectiveBoundaries())
                .hasSize(16)
                .startsWith(Duration.ofNanos(500_000).toNanos())
                .endsWith(Duration.ofMinutes(1).toNanos())
                .isSorted();
    }

    @Test
    void whenTheApplicationHasSetBucketsThenTheyStay() {
        DistributionStatisticConfig own = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(1e6)
                .build();

        DistributionStatisticConfig config = buckets.configure(timer("rref.call", Meter.Type.TIMER), own);

        assertThat(config.getServiceLevelObjectiveBoundaries()).containsExactly(1e6);
    }

    @ParameterizedTest
    @CsvSource({"http.server.requests, TIMER", "rref.call, LONG_TASK_TIMER", "rref.caller, TIMER"})
    void whenItIsAnotherMeterThenItIsLeftAlone(String name, Meter.Type type) {
        assertThat(buckets.configure(timer(name, type), DistributionStatisticConfig.DEFAULT))
                .isSameAs(DistributionStatisticConfig.DEFAULT);
    }

    private static Meter.Id timer(String name, Meter.Type type) {
        return new Meter.Id(name, Tags.empty(), null, null, type);
    }
}

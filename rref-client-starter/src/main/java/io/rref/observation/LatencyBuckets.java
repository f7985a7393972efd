package io.rref.observation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives the timers of calls and of executions buckets, by which quantiles over several processes are told. What the application
 * has set for them wins.
 */
public final class LatencyBuckets implements MeterFilter {

    private static final Set<String> TIMERS = Set.of("rref.call", "rref.execution");

    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(Stream.of(
                            "PT0.0005S",
                            "PT0.001S",
                            "PT0.0025S",
                            "PT0.005S",
                            "PT0.01S",
                            "PT0.025S",
                            "PT0.05S",
                            "PT0.1S",
                            "PT0.25S",
                            "PT0.5S",
                            "PT1S",
                            "PT2.5S",
                            "PT5S",
                            "PT10S",
                            "PT30S",
                            "PT1M")
                    .mapToDouble(text -> Duration.parse(text).toNanos())
                    .toArray())
            .build();

    /** Creates it. */
    public LatencyBuckets() {}

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return TIMERS.contains(id.getName()) && id.getType() == Meter.Type.TIMER ? config.merge(BUCKETS) : config;
    }
}

package io.rref.observation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rref.LossReason;
import io.rref.holder.HeldCounts;
import io.rref.runtime.HolderRuntime;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Meters of what this process holds. Each reads the holder's counts, and never walks through its handles. */
public final class HolderMeters implements MeterBinder {

    private final HolderRuntime holder;

    /** Creates them; they show nothing before they are bound. */
    public HolderMeters(HolderRuntime holder) {
        this.holder = holder;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        handles("open", HeldCounts::open, registry);
        handles("suspended", HeldCounts::suspended, registry);
        handles("lost", HeldCounts::lost, registry);
        leases("standing", HeldCounts::standingLeases, registry);
        leases("lapsed", HeldCounts::lapsedLeases, registry);
        gauge(HolderMeter.OPERATIONS, Tags.empty(), HeldCounts::operations, registry);
        for (LossReason reason : LossReason.values()) {
            lost(reason, registry);
        }
    }

    private void handles(String access, ToDoubleFunction<HeldCounts> count, MeterRegistry registry) {
        gauge(HolderMeter.HANDLES, Tags.of(HolderMeter.Key.ACCESS.asString(), access), count, registry);
    }

    private void leases(String state, ToDoubleFunction<HeldCounts> count, MeterRegistry registry) {
        gauge(HolderMeter.LEASES, Tags.of(HolderMeter.Key.STATE.asString(), state), count, registry);
    }

    private void gauge(HolderMeter meter, Tags tags, ToDoubleFunction<HeldCounts> count, MeterRegistry registry) {
        Gauge.builder(meter.getName(), holder, known -> count.applyAsDouble(known.counts()))
                .tags(tags)
                .description(meter.description())
                .register(registry);
    }

    private void lost(LossReason reason, MeterRegistry registry) {
        String text = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        FunctionCounter.builder(
                        HolderMeter.LOST.getName(),
                        holder,
                        known -> known.counts().losses().getOrDefault(reason, 0L))
                .tags(Tags.of(HolderMeter.Key.REASON.asString(), text))
                .description(HolderMeter.LOST.description())
                .register(registry);
    }
}

package io.rref.metering;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.rref.owner.LeaseEnd;
import io.rref.owner.OwnerCounts;
import io.rref.protocol.CreationStage;
import io.rref.protocol.ProblemType;
import io.rref.worker.OwnerShell;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Meters of what this worker owns. Each reads the owner's counts, and never walks through its tables. */
public final class OwnerMeters implements MeterBinder {

    private final OwnerShell owner;

    /** Creates them; they show nothing before they are bound. */
    public OwnerMeters(OwnerShell owner) {
        this.owner = owner;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (CreationStage stage : CreationStage.values()) {
            gauge(WorkerMeter.OBJECTS, state(nameOf(stage)), counts -> of(stage, counts), registry);
        }
        gauge(WorkerMeter.FORKS, state("live"), OwnerCounts::liveForks, registry);
        gauge(WorkerMeter.FORKS, state("pending"), OwnerCounts::pendingForks, registry);
        gauge(WorkerMeter.LOCAL_HANDLES, Tags.empty(), OwnerCounts::localHandles, registry);
        gauge(WorkerMeter.NAMES, Tags.empty(), OwnerCounts::names, registry);
        gauge(WorkerMeter.LEASES, Tags.empty(), OwnerCounts::leases, registry);
        gauge(WorkerMeter.REQUESTS, Tags.empty(), OwnerCounts::requests, registry);
        gauge(WorkerMeter.WORK, Tags.empty(), OwnerCounts::work, registry);
        gauge(WorkerMeter.DRAINING, Tags.empty(), counts -> counts.draining() ? 1 : 0, registry);
        counters(registry);
    }

    private void counters(MeterRegistry registry) {
        for (LeaseEnd why : LeaseEnd.values()) {
            Tags reason = Tags.of(WorkerMeter.Key.REASON.asString(), why.name().toLowerCase(Locale.ROOT));
            counter(WorkerMeter.LEASES_ENDED, reason, known -> of(why, known.counts()), registry);
        }
        counter(WorkerMeter.RELEASED, Tags.empty(), known -> known.counts().released(), registry);
        counter(WorkerMeter.DIFFERING_LEASES, Tags.empty(), OwnerShell::differingLeases, registry);
        for (ProblemType type : ProblemType.values()) {
            Tags problem = Tags.of(WorkerMeter.Key.PROBLEM.asString(), type.slug());
            counter(WorkerMeter.REFUSED, problem, known -> known.refusals().of(type), registry);
        }
    }

    private static Tags state(String state) {
        return Tags.of(WorkerMeter.Key.STATE.asString(), state);
    }

    /** KNOWN is a word of the protocol; people see that it is being made. */
    private static String nameOf(CreationStage stage) {
        return switch (stage) {
            case KNOWN -> "creating";
            case READY -> "ready";
            case FAILED -> "failed";
        };
    }

    private static double of(CreationStage stage, OwnerCounts counts) {
        return counts.objects().getOrDefault(stage, 0L);
    }

    private static double of(LeaseEnd why, OwnerCounts counts) {
        return counts.leasesEnded().getOrDefault(why, 0L);
    }

    private void gauge(WorkerMeter meter, Tags tags, ToDoubleFunction<OwnerCounts> count, MeterRegistry registry) {
        Gauge.builder(meter.getName(), owner, known -> count.applyAsDouble(known.counts()))
                .tags(tags)
                .description(meter.description())
                .register(registry);
    }

    private void counter(WorkerMeter meter, Tags tags, ToDoubleFunction<OwnerShell> count, MeterRegistry registry) {
        FunctionCounter.builder(meter.getName(), owner, count)
                .tags(tags)
                .description(meter.description())
                .register(registry);
    }
}

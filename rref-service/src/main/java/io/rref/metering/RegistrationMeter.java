package io.rref.metering;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.BooleanSupplier;

/**
 * Meter of the registration of this worker.
 *
 * @param listed whether Consul lists it, as far as the last look has shown
 */
public record RegistrationMeter(BooleanSupplier listed) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(WorkerMeter.REGISTERED.getName(), listed, known -> known.getAsBoolean() ? 1 : 0)
                .description(WorkerMeter.REGISTERED.description())
                .register(registry);
    }
}

package io.rref.observation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * Meters of what crossed the network for this process.
 *
 * @param <T> what has counted it
 */
public final class TrafficMeters<T> implements MeterBinder {

    private final T traffic;

    private final ToDoubleFunction<T> requests;

    private final ToDoubleFunction<T> sent;

    private final ToDoubleFunction<T> received;

    /**
     * Creates them; they show nothing before they are bound.
     *
     * @param sent bytes
     * @param received bytes
     */
    public TrafficMeters(
            T traffic, ToDoubleFunction<T> requests, ToDoubleFunction<T> sent, ToDoubleFunction<T> received) {
        this.traffic = traffic;
        this.requests = requests;
        this.sent = sent;
        this.received = received;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(HolderMeter.TRAFFIC_REQUESTS, requests).register(registry);
        bytes("sent", sent, registry);
        bytes("received", received, registry);
    }

    private void bytes(String direction, ToDoubleFunction<T> count, MeterRegistry registry) {
        counter(HolderMeter.TRAFFIC, count)
                .tags(Tags.of(HolderMeter.Key.DIRECTION.asString(), direction))
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private FunctionCounter.Builder<T> counter(HolderMeter meter, ToDoubleFunction<T> count) {
        return FunctionCounter.builder(meter.getName(), traffic, count).description(meter.description());
    }
}

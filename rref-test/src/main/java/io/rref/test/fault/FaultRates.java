package io.rref.test.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often which fault happens. Immutable.
 *
 * @param rates share of requests, from 0 to 1, by fault; what is not in it does not happen; together at most 1
 * @param longestDelay of what is delayed or doubled; each delay is drawn between nothing and this
 */
public record FaultRates(Map<FaultKind, Double> rates, Duration longestDelay) {

    private static final Duration USUAL_DELAY = Duration.ofMillis(200);

    private static final double ROUNDING = 1e-9;

    /** Checks that the rates are possible. */
    public FaultRates {
        rates = Map.copyOf(rates);
        rates.forEach((kind, rate) -> require(rate >= 0 && rate <= 1, "the rate of " + kind + " is " + rate));
        double sum = rates.values().stream().mapToDouble(Double::doubleValue).sum();
        require(sum <= 1 + ROUNDING, "the rates add up to " + sum);
        if (longestDelay.isNegative() || longestDelay.isZero()) {
            throw new IllegalArgumentException("longestDelay is " + longestDelay + "; give a time above zero");
        }
    }

    /** No fault at all. */
    public static FaultRates none() {
        return new FaultRates(Map.of(), USUAL_DELAY);
    }

    /** Every kind of fault, each as often as the others. */
    public static FaultRates ofEach(double rate) {
        Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            rates.put(kind, rate);
        }
        return new FaultRates(rates, USUAL_DELAY);
    }

    /** The same with another rate for this kind. */
    public FaultRates with(FaultKind kind, double rate) {
        Map<FaultKind, Double> changed = new EnumMap<>(FaultKind.class);
        changed.putAll(rates);
        changed.put(kind, rate);
        return new FaultRates(changed, longestDelay);
    }

    /** The same with delays up to this, by default 200 ms. */
    public FaultRates withDelaysUpTo(Duration longest) {
        return new FaultRates(rates, longest);
    }

    private static void require(boolean possible, String found) {
        if (!possible) {
            throw new IllegalArgumentException(found + "; give shares of all requests, together at most 1");
        }
    }
}

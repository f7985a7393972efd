package io.rref.test.simulation;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** What {@link WeakenedMachines} runs: known by types of the JDK on the other side of the class loader. */
public final class Trials {

    private Trials() {}

    /** Runs the schedule of a seed: a violation in its own words, anything else that went wrong under its class. */
    public static final class OfSeeds implements LongFunction<Optional<String>> {

        private final Simulation simulation = new Simulation(Flaw.NONE);

        @Override
        public Optional<String> apply(long seed) {
            try {
                simulation.run(seed);
                return Optional.empty();
            } catch (Violation found) {
                return Optional.of(String.valueOf(found.getMessage()));
            } catch (RuntimeException | AssertionError other) {
                return Optional.of(other.toString());
            }
        }
    }

    /** Plays the counter-example of a protection: a violation or an expectation that was not met. */
    public static final class OfStories implements Function<String, Optional<String>> {

        @Override
        public Optional<String> apply(String protection) {
            try {
                Protection.valueOf(protection).playCounterExample();
                return Optional.empty();
            } catch (AssertionError found) {
                return Optional.of(String.valueOf(found.getMessage()));
            }
        }
    }
}

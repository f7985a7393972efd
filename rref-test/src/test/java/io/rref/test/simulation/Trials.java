package io.rref.test.simulation;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** What {@link WeakenedMachines} runs: known by types of the JDK on the other side of the class loader. */
public final class Trials {

    private Trials() {}

    /** Runs the schedule of a seed. */
    public static final class OfSeeds implements LongFunction<Optional<String>> {

        private final Simulation simulation = new Simulation(Flaw.NONE);

        @Override
        public Optional<String> apply(long seed) {
            return failureOf(() -> simulation.run(seed));
        }
    }

    /** Plays the counter-example of a protection. */
    public static final class OfStories implements Function<String, Optional<String>> {

        @Override
        public Optional<String> apply(String protection) {
            return failureOf(() -> Protection.valueOf(protection).playCounterExample());
        }
    }

    /** A violation in its own words; something else that went wrong under its class. */
    private static Optional<String> failureOf(Runnable trial) {
        try {
            trial.run();
            return Optional.empty();
        } catch (Violation found) {
            return Optional.of(String.valueOf(found.getMessage()));
        } catch (RuntimeException | AssertionError other) {
            return Optional.of(other.toString());
        }
    }
}

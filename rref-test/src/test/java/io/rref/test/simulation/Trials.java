package io.rref.test.simulation;

import io.rref.owner.OwnerLimits;
import java.time.Duration;
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
            return wrongIn(() -> simulation.run(seed));
        }
    }

    /** In weather in which a copy of a message often arrives after the lease that it was sent under. */
    public static final class OfSeedsWithLateCopies implements LongFunction<Optional<String>> {

        /** Much is doubled, much is late, and processes crash and pause often: drawn climates have that too seldom. */
        private static final Climate STORMY = new Climate(
                0, 0, 0.5, 0, 0.5, Duration.ofSeconds(90), 0, 0.1, 0.05, 0, false, OwnerLimits.DEFAULT, 0, 0);

        @Override
        public Optional<String> apply(long seed) {
            Chance chance = new Chance(seed);
            DrawnWeather weather = new DrawnWeather(STORMY, chance.branch("weather"), Selection.everything());
            World world = new World(new World.Plan(chance, STORMY, weather, Flaw.NONE, false));
            return wrongIn(() -> new Schedule(world, weather).run());
        }
    }

    private static Optional<String> wrongIn(Runnable schedule) {
        try {
            schedule.run();
            return Optional.empty();
        } catch (Violation found) {
            return Optional.of(String.valueOf(found.getMessage()));
        } catch (RuntimeException | AssertionError other) {
            return Optional.of(other.toString());
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

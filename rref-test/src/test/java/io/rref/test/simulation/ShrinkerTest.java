package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A schedule that fails is shrunk until a reader can see why. */
class ShrinkerTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final int MOST_SCHEDULES = 500;

    private static final int MOST_LINES = 25;

    @ParameterizedTest
    @EnumSource(names = {"DROPS_RUNNING_HOLD", "FORGETS_LOANS", "SENDS_UNREGISTERED"})
    void whenAScheduleFailsThenAShortTraceShowsTheSameFailure(Flaw flaw) {
        Simulation simulation = new Simulation(flaw);
        long seed = firstFailing(simulation);
        Simulation.Played failed = simulation.play(seed);

        Simulation.Played shrunk = new Shrinker(simulation, seed, LIMIT).shrink(failed);

        List<String> trace = shrunk.world().trace().brief();
        System.out.println(flaw + ", seed " + seed + " shrunk to" + System.lineSeparator()
                + String.join(System.lineSeparator(), trace));
        assertThat(promiseOf(shrunk))
                .as("what breaks when seed %d is shrunk", seed)
                .isEqualTo(promiseOf(failed));
        assertThat(trace).as("trace of seed %d, shrunk", seed).isNotEmpty().hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    private static long firstFailing(Simulation simulation) {
        for (long seed = 1; seed <= MOST_SCHEDULES; seed++) {
            if (simulation.play(seed).failure() != null) {
                return seed;
            }
        }
        throw new AssertionError("no seed up to " + MOST_SCHEDULES + " fails");
    }

    private static String promiseOf(Simulation.Played played) {
        return played.failure() instanceof Violation violation ? violation.promise() : "none: " + played.failure();
    }
}

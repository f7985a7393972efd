package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * The shipping machines under thousands of random schedules with lost, doubled, delayed and reordered messages and crashed,
 * restarted and paused processes. {@code rref.simulation.schedules} says how many, {@code rref.simulation.seed} where to start. A run
 * as long as CI's also shows that every kind of message has met every kind of fault.
 */
class SimulationTest {

    private static final int USUAL_SCHEDULES = 2000;

    private static final int ENOUGH_TO_MEET_EVERYTHING = 20_000;

    private static final long FIRST_FIXED_SEED = 1;

    /** Most are the same in each run, so that a change is judged by its own faults; the others look for what nobody has seen yet. */
    private static final int ONE_FRESH_OF = 100;

    @Test
    void whenMessagesAndProcessesFailThenEveryPromiseHolds() {
        int schedules = Integer.getInteger("rref.simulation.schedules", USUAL_SCHEDULES);
        assumeTrue(schedules > 0, "the simulation was switched off with -Drref.simulation.schedules=0");
        Runner runner = new Runner();
        Long seed = Long.getLong("rref.simulation.seed");
        if (seed != null) {
            runner.run(seed, schedules);
        } else {
            runFixedAndFresh(runner, schedules);
        }
        System.out.println(runner.report());
        if (schedules >= ENOUGH_TO_MEET_EVERYTHING) {
            assertThat(runner.gaps())
                    .as(
                            "what %d schedules have met too seldom: raise how often the program or the climate draws it",
                            schedules)
                    .isEmpty();
        }
    }

    private static void runFixedAndFresh(Runner runner, int schedules) {
        int fixed = schedules - schedules / ONE_FRESH_OF;
        runner.run(FIRST_FIXED_SEED, fixed);
        long fresh = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000_000L);
        System.out.println("simulation: fixed seeds from " + FIRST_FIXED_SEED + ", fresh seeds from " + fresh);
        runner.run(fresh, schedules - fixed);
    }
}

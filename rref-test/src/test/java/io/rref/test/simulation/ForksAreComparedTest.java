package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** The machines themselves find what one side has and the other does not list; other checkers may come first in many schedules. */
class ForksAreComparedTest {

    private static final int MOST_SCHEDULES = 1000;

    @Test
    void whenAnOwnerHasNotHeardOfAHandleThenTheRenewalsFindIt() {
        Simulation simulation = new Simulation(Flaw.LOSES_SECOND_HANDLES);
        for (long seed = 1; seed <= MOST_SCHEDULES; seed++) {
            try {
                simulation.run(seed);
            } catch (Violation found) {
                if (found.promise().equals(Violation.SAME_FORKS)) {
                    System.out.println("forks are compared: found by seed " + seed + ": " + found.getMessage());
                    return;
                }
            }
        }
        fail(
                "no renewal found it in %d schedules: look at when holders say what they hold, and owners compare it",
                MOST_SCHEDULES);
    }
}

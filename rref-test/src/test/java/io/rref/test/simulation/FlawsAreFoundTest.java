package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checkers can fail: each deliberate mistake of the harness is found within some hundred schedules. */
@Tag("tests-of-tests")
class FlawsAreFoundTest {

    private static final int MOST_SCHEDULES = 500;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void whenTheHarnessMakesAMistakeThenACheckerFindsIt(Flaw flaw) {
        Simulation simulation = new Simulation(flaw);
        for (long seed = 1; seed <= MOST_SCHEDULES; seed++) {
            try {
                simulation.run(seed);
            } catch (Violation found) {
                System.out.println(flaw + " is found by seed " + seed + ": " + found.getMessage());
                return;
            }
        }
        fail("%s was not found in %d schedules", flaw, MOST_SCHEDULES);
    }
}

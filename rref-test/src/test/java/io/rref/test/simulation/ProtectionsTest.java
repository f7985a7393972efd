package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each protection is needed: without it the promise that it serves breaks, in random schedules and in a few steps; with it the
 * same schedules and steps end well. {@link WeakenedMachines} keeps what is weakened to itself.
 */
class ProtectionsTest {

    private static final int MOST_SCHEDULES = Integer.getInteger("bites.max", 500);

    @ParameterizedTest
    @EnumSource
    void whenAProtectionIsTakenOutThenTheSimulationFindsItsPromiseBroken(Protection protection) {
        long start = System.nanoTime();
        long found = firstBreaking(protection);
        System.out.printf("%n%s: after %d schedules, %.1f s%n", protection, found, (System.nanoTime() - start) / 1e9);

        assertThatCode(() -> new Simulation(Flaw.NONE).run(found))
                .as("the same schedule with '%s'", protection)
                .doesNotThrowAnyException();
    }

    private static long firstBreaking(Protection protection) {
        LongFunction<Optional<String>> schedules = protection.takenOut().schedules();
        java.util.Map<String, Long> other = new java.util.TreeMap<>();
        for (long seed = 1; seed <= MOST_SCHEDULES; seed++) {
            Optional<String> wrong = schedules.apply(seed);
            if (wrong.isPresent() && wrong.get().startsWith(protection.promise())) {
                System.out.println(other
                        + wrong.get().substring(0, Math.min(400, wrong.get().length())));
                return seed;
            }
            if (wrong.isPresent())
                other.putIfAbsent(
                        wrong.get().substring(0, Math.min(140, wrong.get().length())), seed);
        }
        throw new AssertionError("without '" + protection + "' " + protection.promise() + " held in " + MOST_SCHEDULES
                + " schedules: " + other);
    }

    @ParameterizedTest
    @EnumSource
    void whenAProtectionIsTakenOutThenItsCounterExampleFails(Protection protection) {
        Optional<String> wrong = protection.takenOut().stories().apply(protection.name());
        System.out.println(protection + " STORY " + wrong.map(w -> w.substring(0, Math.min(300, w.length()))));
        assertThat(wrong)
                .as("what goes wrong without '%s' in its counter-example", protection)
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whenAProtectionIsInPlaceThenItsCounterExampleEndsWell(Protection protection) {
        protection.playCounterExample();
    }
}

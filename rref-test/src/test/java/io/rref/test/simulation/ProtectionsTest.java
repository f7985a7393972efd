package io.rref.test.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each protection is needed: without it the promise that it serves breaks, in random schedules and in a few steps; with it the
 * same schedules and steps end well. {@link WeakenedMachines} keeps what is weakened to itself.
 */
@Tag("tests-of-tests")
class ProtectionsTest {

    /** Each needs some dozens at most, half of them one. */
    private static final int MOST_SCHEDULES = 500;

    private static final int SHOWN = 300;

    /** No drawn schedule shows what a refusal must say: a copy must arrive between a restart and the next word of its sender. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSALS_SAY_SINCE_WHEN")
    void whenAProtectionIsTakenOutThenTheSimulationFindsItsPromiseBroken(Protection protection) {
        long start = System.nanoTime();
        long found = firstBreaking(protection);
        System.out.printf("%n   after %d schedules, %.1f s%n", found, (System.nanoTime() - start) / 1e9);

        assertThat(new WeakenedMachines(List.of())
                        .schedules(protection.trials())
                        .apply(found))
                .as("what goes wrong with '%s' in schedule %d, which breaks a promise without it", protection, found)
                .isEmpty();
    }

    /** Another promise, or a contradiction within a machine, may break first: that does not count. */
    private static long firstBreaking(Protection protection) {
        LongFunction<Optional<String>> schedules = protection.takenOut().schedules(protection.trials());
        TreeMap<String, Long> others = new TreeMap<>();
        for (long seed = 1; seed <= MOST_SCHEDULES; seed++) {
            Optional<String> wrong = schedules.apply(seed);
            if (wrong.isPresent() && wrong.get().startsWith(protection.promise())) {
                System.out.printf("without %s: %s", protection, shown(wrong.get()));
                return seed;
            }
            long here = seed;
            wrong.ifPresent(other -> others.putIfAbsent(shown(other), here));
        }
        throw new AssertionError(String.format(
                "without '%s' %s held in %d schedules: a checker is too weak, the schedules miss it, or something else protects it;"
                        + " broken instead, and where: %s",
                protection, protection.promise(), MOST_SCHEDULES, others));
    }

    private static String shown(String wrong) {
        return wrong.substring(0, Math.min(SHOWN, wrong.length()));
    }

    @ParameterizedTest
    @EnumSource
    void whenAProtectionIsTakenOutThenItsCounterExampleEndsBadly(Protection protection) {
        Optional<String> wrong = protection.takenOut().stories().apply(protection.name());

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

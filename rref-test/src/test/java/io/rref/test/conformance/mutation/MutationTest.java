package io.rref.test.conformance.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("tests-of-tests")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationTest {

    private final SingleTests tests = new SingleTests();

    @AfterAll
    void end() {
        tests.close();
    }

    @Test
    void whenTheRowsAreDrawnThenTheyAreTheOnesWithAMutation() {
        assertThat(DrawnRows.population()).hasSize(DrawnRows.POPULATION);
        assertThat(Mutations.ALL.stream().map(MutationTest::rowOf)).isEqualTo(DrawnRows.draw());
    }

    /** The second run shows that the first one failed because of the mutation, and not of what it left behind. */
    @ParameterizedTest
    @MethodSource("mutations")
    void whenTheBehaviourIsMutatedThenTheTestOfItsRowFailsAndOtherwisePasses(Class<?> mutation) {
        String row = rowOf(mutation);
        List<Throwable> mutated;
        try (Mutator inForce = Mutator.apply(mutation)) {
            mutated = tests.run(row);
        }

        assertThat(mutated)
                .as("failures of the test of row %s under '%s': none, so the test is too weak", row, mutation)
                .isNotEmpty();
        assertThat(tests.run(row))
                .as("failures of the test of row %s as it ships", row)
                .isEmpty();
    }

    private static List<Class<?>> mutations() {
        return Mutations.ALL;
    }

    private static String rowOf(Class<?> mutation) {
        return mutation.getAnnotation(Mutation.class).row();
    }
}

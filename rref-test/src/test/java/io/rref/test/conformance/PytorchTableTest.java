package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/pytorch.md} and the tests together. */
class PytorchTableTest {

    private static final List<Class<?>> TESTS = List.of(
            MembershipTest.class,
            StartAndStopTest.class,
            PlainCallTest.class,
            CallFailureTest.class,
            CallFutureTest.class,
            TimeoutTest.class,
            RemoteResultTest.class,
            HandleIdentityTest.class,
            HandlePassingTest.class,
            DebugAndLeaksTest.class,
            FaultyNetworkTest.class,
            LostProcessTest.class);

    @Test
    void whenARowNamesATestThenTheTestShowsThatRow() {
        Map<String, PytorchTable.ShownBy> shown = PytorchTable.shown();

        assertThat(shown).isNotEmpty();
        shown.forEach((row, test) ->
                assertThat(testsOf(row)).as("tests of row %s", row).contains(test));
    }

    @Test
    void whenATestShowsARowThenTheTableHasIt() {
        TreeSet<String> marked = new TreeSet<>();
        marks().forEach(method -> marked.add(rowOf(method)));

        assertThat(marked).isEqualTo(new TreeSet<>(PytorchTable.shown().keySet()));
    }

    @Test
    void whenARowHasNoCounterpartThenNoTestShowsIt() {
        assertThat(PytorchTable.withoutCounterpart()).isNotEmpty();
        assertThat(PytorchTable.shown())
                .doesNotContainKeys(PytorchTable.withoutCounterpart().toArray(String[]::new));
    }

    private static List<PytorchTable.ShownBy> testsOf(String row) {
        return marks().filter(method -> rowOf(method).equals(row))
                .map(method ->
                        new PytorchTable.ShownBy(method.getDeclaringClass().getSimpleName(), method.getName()))
                .toList();
    }

    private static String rowOf(Method method) {
        return method.getAnnotation(Conforms.class).value();
    }

    private static Stream<Method> marks() {
        return TESTS.stream()
                .flatMap(test -> Arrays.stream(test.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Conforms.class));
    }
}

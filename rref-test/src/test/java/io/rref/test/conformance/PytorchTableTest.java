package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/pytorch.md} and the tests together. */
class PytorchTableTest {

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
        ConformanceTests.marked().forEach(method -> marked.addAll(ConformanceTests.rowsOf(method)));

        assertThat(marked).isEqualTo(new TreeSet<>(PytorchTable.shown().keySet()));
    }

    @Test
    void whenARowHasNoCounterpartThenNoTestShowsIt() {
        assertThat(PytorchTable.withoutCounterpart()).isNotEmpty();
        assertThat(PytorchTable.shown())
                .doesNotContainKeys(PytorchTable.withoutCounterpart().toArray(String[]::new));
    }

    private static List<PytorchTable.ShownBy> testsOf(String row) {
        return ConformanceTests.marked().stream()
                .filter(method -> ConformanceTests.rowsOf(method).contains(row))
                .map(method ->
                        new PytorchTable.ShownBy(method.getDeclaringClass().getSimpleName(), method.getName()))
                .toList();
    }
}

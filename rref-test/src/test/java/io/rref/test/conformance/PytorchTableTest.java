package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.test.conformance.PytorchTable.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code docs/pytorch.md} and the tests together. */
class PytorchTableTest {

    private final PytorchTable table = PytorchTable.ofTheDocs();

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
    void whenATestShowsARowThenItHasRunBeforeTheReportIsChecked() {
        assertThat(ConformanceTests.marked())
                .as("integration tests run beside the check: name these classes ...Test")
                .allSatisfy(method ->
                        assertThat(method.getDeclaringClass().getSimpleName()).endsWith("Test"));
    }

    @Test
    void whenPytorchHasABehaviourThenTheTableHasItsRow() {
        List<String> rows = new ArrayList<>();
        for (Section section : List.of(Section.SHOWN, Section.WITHOUT_COUNTERPART, Section.NOT_BUILT)) {
            table.of(section).keySet().stream()
                    .filter(row -> row.startsWith("C"))
                    .forEach(rows::add);
        }

        assertThat(rows).containsExactlyInAnyOrderElementsOf(PytorchRows.all());
    }

    @Test
    void whenARowHasNoCounterpartThenThatWasAgreedOnOrDecided() {
        assertThat(table.of(Section.WITHOUT_COUNTERPART))
                .isNotEmpty()
                .allSatisfy((row, cells) -> assertThat(PytorchRows.mayBeWithoutCounterpart(row, cells.get(2)))
                        .as("row %s needs a test, or a reason that names its file in docs/decisions", row)
                        .isTrue());
        assertThat(PytorchRows.mayBeWithoutCounterpart("C001", "no names, decisions/0001-versions.md"))
                .as("a decision about something else")
                .isFalse();
        assertThat(PytorchRows.mayBeWithoutCounterpart("C163", "no names, decisions/0048-only-answers-are-shared.md"))
                .isTrue();
        assertThat(PytorchRows.mayBeWithoutCounterpart("C001", "no names, decisions/9999-none.md"))
                .isFalse();
    }

    @Test
    void whenARowIsForLaterThenItIsNotAmongThoseThatAreDue() {
        assertThat(table.of(Section.NOT_BUILT).keySet()).isNotEmpty().doesNotContainAnyElementsOf(PytorchRows.due());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| C001 | what | why not |",
                "## Elsewhere/| C001 | what | why not |",
                "## Not yet built/| C171 | what | why not |",
                "## Not yet built/| C171 | what | why not | a part |",
                "## Without a counterpart in Java/| C171 | what |  |",
                "## Without a counterpart in Java/| C014 | what | why not |/| C014 | what | why not |"
            })
    void whenARowIsInTheWrongPlaceOrFormThenTheTableCannotBeRead(String lines) {
        assertThatThrownBy(() -> new PytorchTable(List.of(lines.split("/")))).isInstanceOf(IllegalStateException.class);
    }

    private static List<PytorchTable.ShownBy> testsOf(String row) {
        return ConformanceTests.marked().stream()
                .filter(method -> ConformanceTests.rowsOf(method).contains(row))
                .map(ConformanceTests::nameOf)
                .toList();
    }
}

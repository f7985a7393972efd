package io.rref.examples.quickstart.report;

import static io.rref.examples.quickstart.report.TextTable.Column.number;
import static io.rref.examples.quickstart.report.TextTable.Column.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void whenRowsArePrintedThenTextStandsLeftAndNumbersRight() {
        TextTable table = new TextTable("Busiest", text("from"), number("flights"))
                .row("Los Angeles", "59")
                .row("JFK", "1,200");

        assertThat(table).hasToString("""
                        Busiest
                           from          flights
                           -----------   -------
                           Los Angeles        59
                           JFK             1,200
                        """);
    }

    @Test
    void whenARowHasTheWrongNumberOfCellsThenItIsRefused() {
        TextTable table = new TextTable("Busiest", text("from"), number("flights"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("Los Angeles"))
                .withMessage("2 cells expected, got 1");
    }
}

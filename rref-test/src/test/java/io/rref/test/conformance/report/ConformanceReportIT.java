package io.rref.test.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.conformance.PytorchRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs after the tests of rows, which are all run before integration tests begin. */
class ConformanceReportIT {

    @Test
    void whenTheBuildHasRunThenEveryRowThatIsDuePassedOrHasNoCounterpart() {
        Optional<ConformanceReport> report = ConformanceFiles.ofThisModule().read(ConformanceReport.thisBuild());

        assertThat(report)
                .as("this build has run no test of a row: run mvn verify, without -Dtest")
                .isPresent();
        List<ReportedRow> rows = report.orElseThrow().rows();
        assertThat(rows).extracting(ReportedRow::row).doesNotHaveDuplicates().containsAll(PytorchRows.due());
        assertThat(rows.stream().filter(ConformanceReportIT::isOpen).map(ConformanceReportIT::inShort))
                .as(
                        "rows that have not passed, though they have a counterpart (not run: skipped, or left out by -Dtest)")
                .isEmpty();
        System.out.println("conformance: " + report.orElseThrow().summary());
    }

    private static boolean isOpen(ReportedRow row) {
        boolean later =
                row.outcome() == RowOutcome.NOT_YET_BUILT && !PytorchRows.due().contains(row.row());
        return !later && row.outcome() != RowOutcome.PASSED && row.outcome() != RowOutcome.NOT_APPLICABLE;
    }

    private static String inShort(ReportedRow row) {
        return row.row() + " " + row.outcome().words() + ": " + row.reason();
    }
}

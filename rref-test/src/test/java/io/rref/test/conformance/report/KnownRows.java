package io.rref.test.conformance.report;

import io.rref.test.conformance.ConformanceTests;
import io.rref.test.conformance.PytorchRows;
import io.rref.test.conformance.PytorchTable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges all rows: those that are due and those of the table, by what the table says of them and what tests have shown. */
final class KnownRows {

    private final PytorchTable table;

    private final Set<String> shown;

    private final List<Method> tests;

    private KnownRows(PytorchTable table, Set<String> shown, List<Method> tests) {
        this.table = table;
        this.shown = shown;
        this.tests = tests;
    }

    /** The table as it is, with these tests only. */
    static KnownRows shownBy(List<Method> tests) {
        return new KnownRows(PytorchTable.ofTheDocs(), PytorchTable.shown().keySet(), tests);
    }

    /** The table as it is, and the tests of this module. */
    static KnownRows ofTheDocs() {
        return shownBy(ConformanceTests.marked());
    }

    List<ReportedRow> judge(Map<String, TestResult> results) {
        Set<String> rows = new LinkedHashSet<>(PytorchRows.all());
        rows.addAll(shown);
        List<ReportedRow> judged = new ArrayList<>();
        rows.forEach(row -> judged.add(judge(row, results)));
        return judged;
    }

    private ReportedRow judge(String row, Map<String, TestResult> results) {
        String behaviour = table.behaviour(row);
        if (behaviour == null) {
            return ReportedRow.untested(row, "", RowOutcome.NOT_RUN, "docs/pytorch.md has no such row");
        }
        String whyNone = table.whyNone(row);
        if (whyNone != null) {
            return PytorchRows.mayBeWithoutCounterpart(row, whyNone)
                    ? ReportedRow.untested(row, behaviour, RowOutcome.NOT_APPLICABLE, whyNone)
                    : ReportedRow.untested(row, behaviour, RowOutcome.NOT_RUN, "nothing allows that it is left out");
        }
        String missing = table.whatIsMissing(row);
        if (missing != null) {
            return ReportedRow.untested(row, behaviour, RowOutcome.NOT_YET_BUILT, missing);
        }
        return ReportedRow.tested(row, behaviour, testsOf(row), results);
    }

    private List<String> testsOf(String row) {
        return tests.stream()
                .filter(method -> ConformanceTests.rowsOf(method).contains(row))
                .map(method -> ConformanceTests.nameOf(method).toString())
                .toList();
    }
}

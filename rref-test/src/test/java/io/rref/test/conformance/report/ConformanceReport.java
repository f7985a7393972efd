package io.rref.test.conformance.report;

import io.rref.test.conformance.PytorchRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The report of one build.
 *
 * @param build names the build, so that results of another one are never taken for its own
 * @param jdk that it ran on
 * @param summary of the rows that are due, in one line
 */
record ConformanceReport(String build, String jdk, String summary, List<ReportedRow> rows) {

    private static final String BUILD = "rref.conformance.build";

    /** The name of this build, which Maven gives to all its JVMs of tests; a JVM without one is a build of its own. */
    static String thisBuild() {
        return System.getProperty(BUILD, "process " + ProcessHandle.current().pid() + " alone");
    }

    static ConformanceReport of(String build, List<ReportedRow> rows) {
        return new ConformanceReport(build, Runtime.version().toString(), summary(rows), rows);
    }

    /** What tests have shown in this build until now, by their names. */
    Map<String, TestResult> results() {
        Map<String, TestResult> results = new LinkedHashMap<>();
        for (ReportedRow row : rows) {
            row.tests().stream().filter(test -> !test.isAbsent()).forEach(test -> results.put(test.test(), test));
        }
        return results;
    }

    private static String summary(List<ReportedRow> rows) {
        Set<String> due = new HashSet<>(PytorchRows.due());
        List<ReportedRow> counted =
                rows.stream().filter(row -> due.contains(row.row())).toList();
        List<String> parts = new ArrayList<>();
        for (RowOutcome outcome : RowOutcome.values()) {
            long count =
                    counted.stream().filter(row -> row.outcome() == outcome).count();
            if (count > 0 || outcome == RowOutcome.PASSED) {
                parts.add(count + " " + outcome.words());
            }
        }
        return due.size() + " rows: " + String.join(", ", parts);
    }
}

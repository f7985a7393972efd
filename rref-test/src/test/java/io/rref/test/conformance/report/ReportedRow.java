package io.rref.test.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One row of the report.
 *
 * @param row its number
 * @param behaviour what PyTorch does
 * @param tests all that show it
 * @param ms how long they took
 * @param reason why it has not passed; else empty
 */
record ReportedRow(String row, String behaviour, RowOutcome outcome, List<TestResult> tests, long ms, String reason) {

    /** A row without a test. */
    static ReportedRow untested(String row, String behaviour, RowOutcome outcome, String reason) {
        return new ReportedRow(row, behaviour, outcome, List.of(), 0, reason);
    }

    /** A row that passes when every test that shows it has run and passed. */
    static ReportedRow tested(String row, String behaviour, List<String> tests, Map<String, TestResult> results) {
        List<TestResult> shown = new ArrayList<>();
        for (String test : tests) {
            shown.add(results.getOrDefault(test, TestResult.absent(test)));
        }
        return shown.stream()
                .reduce(TestResult::and)
                .map(all -> new ReportedRow(row, behaviour, all.outcome(), shown, all.ms(), all.reason()))
                .orElseGet(() -> untested(row, behaviour, RowOutcome.NOT_RUN, "no test shows it"));
    }
}

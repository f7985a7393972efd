package io.rref.test.conformance.report;

/**
 * How a test has ended, all its invocations together.
 *
 * @param test class and method
 * @param outcome passed, failed, or not run
 * @param ms how long it took
 * @param reason what failed, or why it did not run; else empty
 */
record TestResult(String test, RowOutcome outcome, long ms, String reason) {

    /** One that no JVM of the build has met. */
    static TestResult absent(String test) {
        return new TestResult(test, RowOutcome.NOT_RUN, 0, "not among the tests of this build");
    }

    boolean isAbsent() {
        return equals(absent(test));
    }

    /** Together with another invocation of the test, or with what happened to its class: the worse of both counts. */
    TestResult and(TestResult other) {
        TestResult worse = badness() >= other.badness() ? this : other;
        return new TestResult(test, worse.outcome, ms + other.ms, worse.reason);
    }

    private int badness() {
        return switch (outcome) {
            case PASSED -> 0;
            case FAILED -> 2;
            default -> 1;
        };
    }
}

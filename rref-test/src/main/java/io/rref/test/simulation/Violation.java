package io.rref.test.simulation;

/** A promise was broken, as a checker outside the machines saw it. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1;

    /** As the machines themselves see it, by comparing what they list. */
    static final String SAME_FORKS = "both sides list the same forks";

    private final String promise;

    Violation(String promise, String story) {
        super(promise + ": " + story);
        this.promise = promise;
    }

    String promise() {
        return promise;
    }
}

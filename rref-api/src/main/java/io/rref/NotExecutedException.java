package io.rref;

import org.jspecify.annotations.Nullable;

/** Nothing ran and nothing changed on the worker: trying again is safe. */
public final class NotExecutedException extends RRefException {

    private final String problem;

    /**
     * Creates the exception.
     *
     * @param problem stable name of the problem, the last part of its problem type
     */
    public NotExecutedException(
            String problem, String message, String worker, @Nullable RRefId rref, @Nullable Throwable cause) {
        super(message, worker, rref, cause);
        this.problem = problem;
    }

    /** Stable name of the problem, such as {@code contract-mismatch}; docs/rest.md lists them. */
    public String problem() {
        return problem;
    }
}

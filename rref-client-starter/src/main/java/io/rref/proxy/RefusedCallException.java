package io.rref.proxy;

import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;

/** A call by name that fits no method of the contract. Nothing has been sent. */
public final class RefusedCallException extends RuntimeException {

    private final transient Problem problem;

    RefusedCallException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.problem = new Problem(type, detail);
    }

    /** What a worker would have answered. */
    public Problem problem() {
        return problem;
    }
}

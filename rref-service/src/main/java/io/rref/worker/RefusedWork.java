package io.rref.worker;

import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;

/** Work that is refused before any user code runs. */
final class RefusedWork extends RuntimeException {

    private final transient Problem problem;

    RefusedWork(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.problem = new Problem(type, detail);
    }

    Problem problem() {
        return problem;
    }
}

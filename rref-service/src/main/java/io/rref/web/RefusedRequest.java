package io.rref.web;

import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;

/** A request that is refused before the owner has seen it: nothing has changed. */
final class RefusedRequest extends RuntimeException {

    private final transient Problem problem;

    RefusedRequest(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.problem = new Problem(type, detail);
    }

    static RefusedRequest malformed(String detail) {
        return new RefusedRequest(ProblemType.MALFORMED_REQUEST, detail);
    }

    static RefusedRequest tooLarge(long limit) {
        return new RefusedRequest(
                ProblemType.BODY_TOO_LARGE,
                "the body is larger than " + limit + " bytes: send less at a time, or raise rref.worker.limits.body");
    }

    Problem problem() {
        return problem;
    }
}

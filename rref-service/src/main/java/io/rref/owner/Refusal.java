package io.rref.owner;

import io.rref.protocol.Problem;
import io.rref.protocol.Reply;

/**
 * A request is refused, nothing of it having run. Thrown by checks, which stand before changes, and caught in two places:
 * where an exchange is answered and where a numbered request keeps its outcome.
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Reply reply() {
        return new Reply.Refused(problem);
    }
}

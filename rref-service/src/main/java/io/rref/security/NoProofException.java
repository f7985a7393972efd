package io.rref.security;

import io.rref.protocol.HolderId;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import org.springframework.security.core.AuthenticationException;

/** What a request shows proves nothing. */
public final class NoProofException extends AuthenticationException {

    private final transient Problem problem;

    private final boolean lasting;

    /**
     * Creates the exception.
     *
     * @param detail for people; shows nothing of what was shown
     * @param lasting whether the same would have been refused ever since the worker started
     */
    NoProofException(String detail, boolean lasting) {
        this(new Problem(ProblemType.UNAUTHENTICATED, detail), lasting);
    }

    private NoProofException(Problem problem, boolean lasting) {
        super(problem.detail());
        this.problem = problem;
        this.lasting = lasting;
    }

    /** What it shows was made for another worker. Its sender is told who this is, as if the message had come in. */
    static NoProofException madeForAnother(HolderId self) {
        return new NoProofException(
                Problem.wrongTarget(
                        "the token was made for another worker, and its sender has sent it to " + self
                                + ": correct the address, or that worker's rref.worker.name",
                        self),
                true);
    }

    Problem problem() {
        return problem;
    }

    boolean isLasting() {
        return lasting;
    }
}

package io.rref.web;

import io.rref.transport.HttpReplies;
import io.rref.worker.OwnerShell;
import io.rref.worker.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says as a problem why a request was refused before the owner saw it. Nothing has changed then. */
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
public final class ProblemAdvice {

    private final Refusals refusals;

    /** Creates the advice. */
    public ProblemAdvice(OwnerShell owner) {
        this.refusals = owner.refusals();
    }

    @ExceptionHandler
    void refused(RefusedRequest refused, HttpServletRequest request, HttpServletResponse response) {
        refusals.count(refused.problem().type());
        WebExchange.write(response, HttpReplies.problem(refused.problem()), WebExchange.isSmileAccepted(request));
    }
}

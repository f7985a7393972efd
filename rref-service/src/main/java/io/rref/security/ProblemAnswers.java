package io.rref.security;

import io.rref.protocol.ObjectName;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.transport.HttpReplies;
import io.rref.transport.HttpReply;
import io.rref.transport.Wire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Says as a problem why somebody was not let in. Nothing is kept of it but a count. */
final class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger logger = LoggerFactory.getLogger(ProblemAnswers.class);

    private static final String NAMES = Wire.ROOT + "/names/";

    private static final String NOTHING_SHOWN =
            "the request shows nothing by which its sender could be known; a process"
                    + " that calls this worker needs the settings rref.security of its cluster";

    private final RequestMatcher forMembers;

    private final Consumer<ProblemType> refusals;

    private final long openedAt = System.nanoTime();

    /**
     * Creates the answers; they say since when they are given.
     *
     * @param refusals told of each
     */
    ProblemAnswers(RequestMatcher forMembers, Consumer<ProblemType> refusals) {
        this.forMembers = forMembers;
        this.refusals = refusals;
    }

    /** Nobody is there, or who is there has proved nothing. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof NoProofException noProof) {
            refuse(request, response, noProof.problem(), noProof.isLasting());
        } else if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            refuse(request, response, "what the header Authorization shows is not accepted here", false);
        } else {
            refuse(request, response, NOTHING_SHOWN, true);
        }
    }

    /** Somebody is there, and may not do this. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (forMembers.matches(request)) {
            refuse(request, response, "this is for members, and who asks is none", true);
        } else {
            logger.debug("Not for {}: {}", request.getRemoteAddr(), request.getMethod());
            write(response, new Problem(ProblemType.OPERATORS_ONLY, "this is for operators, and who asks is none"));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String detail, boolean lasting)
            throws IOException {
        refuse(request, response, new Problem(ProblemType.UNAUTHENTICATED, detail), lasting);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem, boolean lasting)
            throws IOException {
        logger.debug("Not let in: {}, {}", request.getRemoteAddr(), problem.detail());
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            askForProof(request, response);
        }
        write(response, lasting ? problem.lasting(Duration.ofNanos(System.nanoTime() - openedAt)) : problem);
    }

    private void askForProof(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rref\"");
        if (!forMembers.matches(request)) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"rref\"");
        }
    }

    /** A path or header that a firewall does not let through. In a path with a name it is the name, and refused as it is elsewhere. */
    void reject(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        logger.debug("Not let in: {}", why.getMessage());
        String detail = request.getRequestURI().contains(NAMES)
                ? "{name} in the path: " + ObjectName.RULE
                : "the path or a header holds what is not let through";
        write(response, new Problem(ProblemType.MALFORMED_REQUEST, detail));
    }

    void unknownPath(String path, HttpServletResponse response) throws IOException {
        write(response, new Problem(ProblemType.UNKNOWN_PATH, "the worker has no path " + path));
    }

    private void write(HttpServletResponse response, Problem problem) throws IOException {
        refusals.accept(problem.type());
        HttpReply reply = HttpReplies.problem(problem);
        response.setStatus(reply.status());
        response.setContentType(reply.mediaType());
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }
}

package io.rref.web;

import io.rref.protocol.Caller;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.HttpReplies;
import io.rref.transport.HttpReply;
import io.rref.transport.JsonFields;
import io.rref.transport.Wire;
import io.rref.worker.OwnerShell;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerMapping;

/** Hands messages to the owner and writes its replies: bytes in, bytes out, and no thread held while a reply is awaited. */
public final class WebExchange {

    private static final Logger logger = LoggerFactory.getLogger(WebExchange.class);

    private final OwnerShell owner;

    private final ServletBody body;

    private final Executor workers;

    private final Admission admission;

    private final LastAnswers lastAnswers = new LastAnswers();

    /**
     * Creates the exchange of one worker.
     *
     * @param workers where user code runs that a request starts at once: on the request's own thread if there is no end of
     *     them, else elsewhere, so that blocked user code leaves threads for renewals
     */
    public WebExchange(OwnerShell owner, Admission admission, long largestBody, Executor workers) {
        this.admission = admission;
        this.owner = owner;
        this.workers = workers;
        this.body = new ServletBody(largestBody);
    }

    /** Who sent it, as far as that has been proved. */
    Caller callerOf(HttpServletRequest request) {
        return admission.callerOf(request);
    }

    /** The fields of the body. */
    JsonFields body(HttpServletRequest request) throws IOException {
        return body.fields(request);
    }

    /**
     * The worker stops: from now on each answer is sent in the moment in which it is given, and not when the web server comes to
     * it, which it may not any more.
     */
    public void expectLastAnswers() {
        lastAnswers.expect();
    }

    /** Completes when the requests that came since then are answered. */
    public CompletableFuture<Void> lastAnswersSent() {
        return lastAnswers.sent();
    }

    /** An answer that is given part by part begins; what is returned is to run when its last part is sent. */
    Runnable beginAnswer() {
        if (!lastAnswers.areExpected()) {
            return () -> {};
        }
        lastAnswers.begins();
        return lastAnswers::ends;
    }

    /** Handles a request; holds no thread while its reply is awaited. */
    void handle(Endpoint endpoint, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Runnable answered = beginAnswer();
        try {
            answer(endpoint, request, response);
        } finally {
            answered.run();
        }
    }

    private void answer(Endpoint endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Message message = endpoint.read(wire(request));
        boolean smile = isSmileAccepted(request);
        CompletableFuture<Reply> reply = owner.handle(message, admission.callerOf(request), workers);
        if (reply.isDone()) {
            send(response, reply.join(), smile);
            return;
        }
        AsyncContext waiting = request.startAsync();
        waiting.setTimeout(0); // the machine's deadlines end every exchange
        reply.thenAccept(answer -> {
            send(response, answer, smile);
            waiting.complete();
        });
    }

    private void send(HttpServletResponse response, Reply reply, boolean smile) {
        write(response, HttpReplies.write(reply), smile);
        if (lastAnswers.areExpected()) {
            flush(response);
        }
    }

    private static void flush(HttpServletResponse response) {
        try {
            response.flushBuffer();
        } catch (IOException | IllegalStateException callerGone) {
            logger.debug("A caller went away before its reply was sent", callerGone);
        }
    }

    @SuppressWarnings("unchecked")
    private WireRequest wire(HttpServletRequest request) throws IOException {
        WireRequest.requirePlain(request.getRequestURI());
        Map<String, String> variables =
                (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return new WireRequest(
                request::getHeader,
                variables,
                QueryParameters.of(request.getQueryString()),
                body.fields(request),
                Duration.ZERO);
    }

    static boolean isSmileAccepted(HttpServletRequest request) {
        return Smile.isAccepted(request.getHeader(HttpHeaders.ACCEPT));
    }

    static void write(HttpServletResponse response, HttpReply reply, boolean smile) {
        boolean binary = smile && reply.body().length > 0;
        byte[] bytes = binary ? Smile.fromJson(reply.body()) : reply.body();
        try {
            response.setStatus(reply.status());
            if (reply.mediaType() != null) {
                response.setContentType(binary ? Wire.SMILE : reply.mediaType());
            }
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        } catch (IOException | IllegalStateException callerGone) {
            // its number keeps the outcome: a repeat gets it
            logger.debug("A caller went away before its reply was written", callerGone);
        }
    }
}

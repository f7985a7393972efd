package io.rref.transport;

import io.rref.Incarnation;
import io.rref.directory.WorkerAddress;
import io.rref.directory.WorkerDirectory;
import io.rref.directory.WorkerLookup;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * Carries messages over HTTP with a WebClient. Bytes in, bytes out: no codec of Spring's is asked.
 *
 * <p>Where a worker may be at several addresses, a message for a certain start of it goes from one to the next while it certainly
 * has not run; one for any start goes to whoever answers to the name. A question for a lease, which may arrive twice, leaves a silent
 * address after a while.
 */
public final class WebClientWorkerTransport implements WorkerTransport {

    private static final Logger logger = LoggerFactory.getLogger(WebClientWorkerTransport.class);

    /** Reactor's key for errors that come when nobody waits any more; without it they are logged as errors. */
    private static final String ERROR_AFTER_CANCEL = "reactor.onErrorDropped.local";

    private static final Consumer<Throwable> QUIETLY =
            failure -> logger.debug("An exchange that nobody waits for ended with an error", failure);

    /** How long an address may take to answer a question for a lease before the next one is asked too. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String NOTHING_SHOWN = "";

    private final WebClient work;

    private final WebClient upkeep;

    private final WorkerDirectory directory;

    private final Identities identities;

    private final HttpRequests requests;

    private final Traffic traffic;

    private final Credentials credentials;

    /**
     * Creates the transport of one process.
     *
     * @param connections never resend by themselves
     * @param credentials what is shown to each worker
     */
    public WebClientWorkerTransport(
            HttpConnections connections,
            WebClient.Builder builder,
            WorkerDirectory directory,
            HolderId self,
            Traffic traffic,
            Credentials credentials) {
        this.work = connections.forWork(builder);
        this.upkeep = connections.forUpkeep(builder);
        this.directory = directory;
        this.identities = new Identities(upkeep, credentials);
        this.requests = new HttpRequests(self);
        this.traffic = traffic;
        this.credentials = credentials;
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        String worker = message.target().worker();
        WorkerLookup lookup = directory.find(worker);
        if (lookup instanceof WorkerLookup.Found found) {
            return future(deliver(message, found).contextWrite(context -> context.put(ERROR_AFTER_CANCEL, QUIETLY)));
        }
        if (lookup instanceof WorkerLookup.NotYetKnown notYet) {
            return CompletableFuture.failedFuture(SendFailedException.notSent(notYet.trouble(), null));
        }
        return CompletableFuture.completedFuture(new Reply.Refused(unknown(worker, (WorkerLookup.Unknown) lookup)));
    }

    private Mono<Reply> deliver(Message message, WorkerLookup.Found found) {
        HttpRequest request = message.dispatch(requests);
        WebClient client = message.mayWaitForUserCode() ? work : upkeep;
        Target target = message.target();
        if (Candidates.isOne(found, target)) {
            return attempt(client, target, found.listed().get(0), request);
        }
        if (Candidates.mustBeAsked(found, target)) {
            return identities
                    .choose(target.worker(), found.listed())
                    .flatMap(choice -> choice instanceof Choice.Go go
                            ? walk(client, message, go.addresses(), request)
                            : Mono.just(new Reply.Refused(((Choice.Ambiguous) choice).problem())));
        }
        Incarnation meant = target.incarnation();
        WorkerAddress answered = meant == null
                ? null
                : identities.found(target.worker(), found.listed(), meant).orElse(null);
        return walk(client, message, Candidates.inOrder(found, target, answered), request);
    }

    /** A question for a lease that arrives twice is answered with one lease. */
    private Mono<Reply> walk(WebClient client, Message message, List<WorkerAddress> addresses, HttpRequest request) {
        Target target = message.target();
        Duration patience = message instanceof Message.OpenLease ? PATIENCE : null;
        return new CandidateWalk(target, addresses, address -> attempt(client, target, address, request), patience)
                .next();
    }

    private Mono<Reply> attempt(WebClient client, Target target, WorkerAddress address, HttpRequest request) {
        return authorization(target.worker())
                .flatMap(shown -> exchange(client, address.uri(), request, shown))
                .onErrorMap(failure -> translate(target.worker(), address.uri(), failure));
    }

    /** No text if nothing is to be shown; without anything to show, what is to be shown is not sent. */
    private Mono<String> authorization(String worker) {
        return credentials
                .authorization(worker)
                .defaultIfEmpty(NOTHING_SHOWN)
                .onErrorMap(failure -> SendFailedException.notSent(
                        "nothing to show to worker '" + worker + "': " + rootOf(failure), failure));
    }

    @SuppressWarnings("NullAway") // null only for an empty Mono, and every exchange ends with a reply or an error
    private static CompletableFuture<Reply> future(Mono<Reply> reply) {
        return reply.toFuture();
    }

    private Mono<Reply> exchange(WebClient client, URI address, HttpRequest request, String shown) {
        RequestBodySpec spec =
                client.method(HttpMethod.valueOf(request.method())).uri(URI.create(address + request.path()));
        request.headers().forEach(spec::header);
        if (!shown.isEmpty()) {
            spec.header(HttpHeaders.AUTHORIZATION, shown);
        }
        traffic.sent(request.body().length);
        if (request.body().length > 0) {
            spec.header("Content-Type", Wire.JSON)
                    .contentLength(request.body().length)
                    .bodyValue(request.body());
        }
        return spec.exchangeToMono(this::read);
    }

    private Mono<Reply> read(ClientResponse response) {
        int status = response.statusCode().value();
        Mono<Reply> reply = response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> {
                    traffic.received(body.length);
                    return read(status, body);
                });
        return status == HttpReplies.OK ? reply.onErrorResume(DataBufferLimitException.class, this::tooLarge) : reply;
    }

    /** Asked again it would be as large. */
    private Mono<Reply> tooLarge(DataBufferLimitException failure) {
        logger.warn(
                "A worker's answer is larger than this process reads, and counts as executed without its answer; raise"
                        + " rref.client.connections.largest-answer, or let it answer less at a time: {}",
                failure.getMessage());
        return Mono.just(new Reply.AnswerNotKept());
    }

    private static Reply read(int status, byte[] body) {
        try {
            return HttpReplies.read(status, body);
        } catch (MalformedBodyException other) {
            throw new MalformedBodyException("status " + status + ", " + other.getMessage(), other);
        }
    }

    private static Problem unknown(String worker, WorkerLookup.Unknown answer) {
        return new Problem(ProblemType.UNKNOWN_WORKER, "no worker '" + worker + "': " + answer.remedy());
    }

    private static SendFailedException translate(String worker, URI address, Throwable failure) {
        if (failure instanceof SendFailedException said) {
            return said;
        }
        String what = failure instanceof MalformedBodyException
                ? "who answers there speaks as no worker of rref does (" + failure.getMessage()
                        + "): is the address right?"
                : rootOf(failure).toString();
        String detail = "worker '" + worker + "' at " + address + ": " + what;
        return neverLeft(failure)
                ? SendFailedException.notSent(detail, failure)
                : SendFailedException.maybeSent(detail, failure);
    }

    /** One of the causes says so; a lookup in DNS that fails names its own cause below it. */
    private static boolean neverLeft(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof PoolAcquireTimeoutException
                    || cause instanceof PoolAcquirePendingLimitException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}

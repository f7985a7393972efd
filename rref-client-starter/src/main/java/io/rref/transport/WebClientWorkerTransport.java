package io.rref.transport;

import io.rref.directory.WorkerDirectory;
import io.rref.protocol.HolderId;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Carries messages over HTTP with a WebClient. Bytes in, bytes out: no codec of Spring's is asked. */
public final class WebClientWorkerTransport implements WorkerTransport {

    private static final Logger logger = LoggerFactory.getLogger(WebClientWorkerTransport.class);

    /** Reactor's key for errors that come when nobody waits any more; without it they are logged as errors. */
    private static final String ERROR_AFTER_CANCEL = "reactor.onErrorDropped.local";

    private static final Consumer<Throwable> QUIETLY =
            failure -> logger.debug("An exchange that nobody waits for ended with an error", failure);

    private final WebClient work;

    private final WebClient upkeep;

    private final WorkerDirectory directory;

    private final HttpRequests requests;

    private final Traffic traffic;

    /**
     * Creates the transport of one process.
     *
     * @param connections never resend by themselves
     */
    public WebClientWorkerTransport(
            HttpConnections connections,
            WebClient.Builder builder,
            WorkerDirectory directory,
            HolderId self,
            Traffic traffic) {
        this.work = connections.forWork(builder);
        this.upkeep = connections.forUpkeep(builder);
        this.directory = directory;
        this.requests = new HttpRequests(self);
        this.traffic = traffic;
    }

    @Override
    public CompletableFuture<Reply> send(Message message) {
        String worker = message.target().worker();
        Optional<URI> address = directory.find(worker);
        if (address.isEmpty()) {
            return CompletableFuture.completedFuture(new Reply.Refused(unknown(worker)));
        }
        WebClient client = message.mayWaitForUserCode() ? work : upkeep;
        return future(exchange(client, address.get(), message.dispatch(requests))
                .onErrorMap(failure -> translate(worker, address.get(), failure))
                .contextWrite(context -> context.put(ERROR_AFTER_CANCEL, QUIETLY)));
    }

    @SuppressWarnings("NullAway") // null only for an empty Mono, and every exchange ends with a reply or an error
    private static CompletableFuture<Reply> future(Mono<Reply> reply) {
        return reply.toFuture();
    }

    private Mono<Reply> exchange(WebClient client, URI address, HttpRequest request) {
        RequestBodySpec spec =
                client.method(HttpMethod.valueOf(request.method())).uri(URI.create(address + request.path()));
        request.headers().forEach(spec::header);
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
        return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(body -> {
            traffic.received(body.length);
            return HttpReplies.read(status, body);
        });
    }

    private Problem unknown(String worker) {
        return new Problem(
                ProblemType.UNKNOWN_WORKER,
                "no worker '" + worker + "' in the directory, which lists " + directory.names()
                        + "; add it under rref.client.workers");
    }

    private static SendFailedException translate(String worker, URI address, Throwable failure) {
        Throwable root = rootOf(failure);
        String detail = "worker '" + worker + "' at " + address + ": " + root;
        return neverLeft(root)
                ? SendFailedException.notSent(detail, failure)
                : SendFailedException.maybeSent(detail, failure);
    }

    private static boolean neverLeft(Throwable root) {
        return root instanceof ConnectException
                || root instanceof UnknownHostException
                || root instanceof PoolAcquireTimeoutException
                || root instanceof PoolAcquirePendingLimitException;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}

package io.rref.transport;

import io.rref.protocol.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** An outbox for each address that is called over one client. Thread-safe. */
final class Outboxes {

    private static final Logger logger = LoggerFactory.getLogger(Outboxes.class);

    /** Reactor's key for errors that come when nobody waits any more; without it they are logged as errors. */
    private static final String ERROR_AFTER_CANCEL = "reactor.onErrorDropped.local";

    private static final Consumer<Throwable> QUIETLY =
            failure -> logger.debug("An exchange that nobody waits for ended with an error", failure);

    private static final Context CONTEXT = Context.of(ERROR_AFTER_CANCEL, QUIETLY);

    private final HttpSender sender;

    private final WebClient client;

    private final Executor turns;

    private final int mostOnTheirWay;

    private final Map<Destination, Outbox> outboxes = new ConcurrentHashMap<>();

    /**
     * Nothing is sent yet.
     *
     * @param turns where waiting requests are written
     * @param mostOnTheirWay unanswered requests to one address beyond which others wait
     */
    Outboxes(HttpSender sender, WebClient client, Executor turns, int mostOnTheirWay) {
        this.sender = sender;
        this.client = client;
        this.turns = turns;
        this.mostOnTheirWay = mostOnTheirWay;
    }

    /** Sends it once, perhaps together with others that go there. */
    CompletableFuture<Reply> send(Destination to, HttpRequest request) {
        Outbox outbox = outboxes.get(to);
        return (outbox == null ? open(to) : outbox).send(request);
    }

    /** Addresses come and go with their workers: what is idle now is made again if need be. */
    private Outbox open(Destination to) {
        outboxes.values().removeIf(Outbox::isIdle);
        return outboxes.computeIfAbsent(
                to,
                key -> new Outbox(
                        request -> sendAlone(to, request),
                        requests -> sendTogether(to, requests),
                        turns,
                        mostOnTheirWay));
    }

    private CompletableFuture<Reply> sendAlone(Destination to, HttpRequest request) {
        return future(sender.send(client, to, request));
    }

    private void sendTogether(Destination to, List<WaitingRequest> requests) {
        HttpRequest batch =
                BatchRequest.of(requests.stream().map(WaitingRequest::request).toList());
        new BatchExchange(
                        requests,
                        request -> sendAlone(to, request),
                        failure -> HttpSender.translate(to, failure),
                        refused -> refused(to, refused))
                .start(sender.sendBatch(client, to, batch).contextWrite(CONTEXT));
    }

    private void refused(Destination to, Throwable how) {
        Outbox outbox = outboxes.get(to);
        if (outbox != null && outbox.sendNoBatches()) {
            logger.warn(
                    "Worker '{}' at {} did not answer requests that came as a batch, so they go one by one for a minute: {}",
                    to.worker(),
                    to.address(),
                    how.getMessage());
        }
    }

    @SuppressWarnings("NullAway") // null only for an empty Mono, and every exchange ends with a reply or an error
    static CompletableFuture<Reply> future(Mono<Reply> reply) {
        return reply.contextWrite(CONTEXT).toFuture();
    }
}

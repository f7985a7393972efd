package io.rref.transport;

import io.rref.protocol.Reply;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Sends one request to one address, and reads what is answered. Bytes in, bytes out: no codec of Spring's is asked for objects. */
final class HttpSender {

    private static final Logger logger = LoggerFactory.getLogger(HttpSender.class);

    private static final String NOTHING_SHOWN = "";

    /** What a worker says that begins nothing of a batch, or one that knows none. Others may have passed it on before they said so. */
    private static final Set<Integer> NOT_BEGUN = Set.of(400, 401, 403, 404, 405, 411, 413, 415, 421);

    /** Of what a stranger says, in a log. */
    private static final int LONGEST_WORD = 300;

    private final Credentials credentials;

    private final Traffic traffic;

    /** @param credentials what is shown to each worker */
    HttpSender(Credentials credentials, Traffic traffic) {
        this.credentials = credentials;
        this.traffic = traffic;
    }

    /** The reply, or a {@link SendFailedException}. */
    Mono<Reply> send(WebClient client, Destination to, HttpRequest request) {
        return authorization(to)
                .flatMap(shown -> prepared(client, to, request, shown).exchangeToMono(this::read))
                .onErrorMap(failure -> translate(to, failure));
    }

    /** The frames of a batch's answer as they come; or its failure, untranslated. */
    Flux<BatchFrame> sendBatch(WebClient client, Destination to, HttpRequest batch) {
        return authorization(to)
                .flatMapMany(shown -> prepared(client, to, batch, shown)
                        .exchangeToFlux(this::readFrames)
                        .onErrorMap(
                                DataBufferLimitException.class,
                                tooLarge -> new NotAsBatchException(String.valueOf(tooLarge.getMessage()), true)));
    }

    /** No text if nothing is to be shown; without anything to show, what is to be shown is not sent. */
    private Mono<String> authorization(Destination to) {
        return Mono.defer(() -> credentials.authorization(to.worker()))
                .defaultIfEmpty(NOTHING_SHOWN)
                .onErrorMap(failure -> SendFailedException.notSent(
                        "nothing to show to worker '" + to.worker() + "': " + rootOf(failure), failure));
    }

    private RequestBodySpec prepared(WebClient client, Destination to, HttpRequest request, String shown) {
        RequestBodySpec spec =
                client.method(HttpMethod.valueOf(request.method())).uri(URI.create(to.address() + request.path()));
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
        return spec;
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

    private Flux<BatchFrame> readFrames(ClientResponse response) {
        int status = response.statusCode().value();
        if (status != HttpReplies.OK) {
            return beginning(response).flatMapMany(why -> Flux.error(refusal(status, why)));
        }
        return response.bodyToFlux(String.class).map(line -> {
            byte[] frame = line.getBytes(StandardCharsets.UTF_8);
            traffic.received(frame.length);
            return BatchFrame.read(frame);
        });
    }

    private static RuntimeException refusal(int status, String why) {
        String what = "status " + status + ", " + why;
        return NOT_BEGUN.contains(status) ? new NotAsBatchException(what, false) : new MalformedBodyException(what);
    }

    private static Mono<String> beginning(ClientResponse response) {
        return DataBufferUtils.join(
                        DataBufferUtils.takeUntilByteCount(response.bodyToFlux(DataBuffer.class), LONGEST_WORD))
                .map(bytes -> {
                    String text = bytes.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(bytes);
                    return text;
                })
                .defaultIfEmpty("");
    }

    /** What a failure says of what was sent. */
    static SendFailedException translate(Destination to, Throwable failure) {
        if (failure instanceof SendFailedException said) {
            return said;
        }
        String what = failure instanceof MalformedBodyException
                ? "who answers there speaks as no worker of rref does (" + failure.getMessage()
                        + "): is the address right?"
                : rootOf(failure).toString();
        String detail = "worker '" + to.worker() + "' at " + to.address() + ": " + what;
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

package io.rref.test.fault;

import io.rref.test.fault.Upstream.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * A proxy on the loopback address that stands before one worker and does to requests what a bad network does. Each request is
 * read whole, then its fate is drawn: at most one fault. Without rates it passes everything on.
 *
 * <p>Thread-safe. Runs on one thread of its own; never blocks, except to start and to close. Holds at most 64 MB of requests and
 * 4096 of them at a time; what would go beyond that loses its connection and is counted. A body has at most 8 MB.
 */
public final class FaultProxy implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(FaultProxy.class);

    private static final int REQUESTS_AT_ONCE = 4096;

    private static final long BYTES_AT_ONCE = 64L * 1024 * 1024;

    /** What a request counts for beside its body. */
    private static final long BYTES_OF_A_REQUEST = BYTES_AT_ONCE / REQUESTS_AT_ONCE;

    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private static final byte[] NO_BODY = {};

    private final FaultTally tally = new FaultTally();

    private final AtomicLong heldBytes = new AtomicLong();

    private final LoopResources loops;

    private final Upstream upstream;

    private final FaultDraw draw;

    private final DisposableServer server;

    private FaultProxy(URI worker, long seed) {
        loops = LoopResources.create("rref-fault", 1, true);
        upstream = new Upstream(worker, REQUESTS_AT_ONCE, loops);
        draw = new FaultDraw(seed);
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(loops)
                .handle(this::read)
                .bindNow();
    }

    /**
     * Starts one at a free port, without faults.
     *
     * @param worker where requests go; nobody needs to listen there yet
     * @param seed of the draws: with the same order of requests, the same faults
     */
    public static FaultProxy start(URI worker, long seed) {
        return new FaultProxy(worker, seed);
    }

    /** Where it listens, as {@code http://127.0.0.1:port}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** From now on requests meet faults at these rates; what has happened to earlier ones stays. */
    public void use(FaultRates rates) {
        draw.use(rates);
    }

    /** What it has done until now. */
    public FaultCounts counts() {
        return tally.counts();
    }

    /** What the requests weigh that are on their way. */
    long heldBytes() {
        return heldBytes.get();
    }

    /** Closes every connection. Blocks for some seconds at most. */
    @Override
    public void close() {
        server.disposeNow(END_LIMIT);
        upstream.close();
        loops.disposeLater(Duration.ZERO, END_LIMIT).block(END_LIMIT);
    }

    private Mono<Void> read(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .asByteArray()
                .reduceWith(ByteArrayOutputStream::new, FaultProxy::append)
                .map(ByteArrayOutputStream::toByteArray)
                .flatMap(body -> hold(new ProxiedRequest(request, response, body, upstream), body.length))
                .onErrorResume(BodyTooLarge.class, refused -> {
                    tally.refused();
                    return new ProxiedRequest(request, response, NO_BODY, upstream).close();
                });
    }

    private static ByteArrayOutputStream append(ByteArrayOutputStream body, byte[] part) {
        if (body.size() + part.length > LARGEST_BODY) {
            throw new BodyTooLarge();
        }
        body.writeBytes(part);
        return body;
    }

    private Mono<Void> hold(ProxiedRequest request, int bodyLength) {
        long weight = BYTES_OF_A_REQUEST + bodyLength;
        if (heldBytes.addAndGet(weight) > BYTES_AT_ONCE) {
            heldBytes.addAndGet(-weight);
            tally.refused();
            return request.close();
        }
        tally.arrived();
        return draw.next()
                .map(fault -> meet(fault, request))
                .orElseGet(() -> request.forward().flatMap(request::answer))
                .onErrorResume(failure -> {
                    tally.unreachable();
                    return request.close();
                })
                .doFinally(end -> heldBytes.addAndGet(-weight));
    }

    private Mono<Void> meet(FaultKind fault, ProxiedRequest request) {
        tally.happened(fault);
        return switch (fault) {
            case DROP_REQUEST -> request.close();
            case DROP_RESPONSE -> request.forward().flatMap(lost -> request.close());
            case DUPLICATE_REQUEST -> {
                sendAgain(request, draw.delay());
                yield request.forward().flatMap(request::answer);
            }
            case DELAY_REQUEST ->
                Mono.delay(draw.delay()).then(request.forward()).flatMap(request::answer);
            case DELAY_RESPONSE -> request.forward().delayElement(draw.delay()).flatMap(request::answer);
            case CUT_REQUEST -> request.cutOnTheWayThere();
            case CUT_RESPONSE -> request.forward().flatMap(request::cutOnTheWayBack);
            case HALF_OPEN -> Mono.never();
        };
    }

    /** The copy is on its own: it arrives also where the client has gone meanwhile. */
    private static void sendAgain(ProxiedRequest request, Duration delay) {
        Mono<Answer> copy = Mono.delay(delay).then(request.forward());
        copy.subscribe(answer -> {}, failure -> logger.debug("A doubled request did not arrive", failure));
    }

    private static final class BodyTooLarge extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        BodyTooLarge() {
            super("a body of more than " + LARGEST_BODY + " bytes does not fit in the proxy", null, false, false);
        }
    }
}

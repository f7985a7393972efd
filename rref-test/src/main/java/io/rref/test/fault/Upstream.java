package io.rref.test.fault;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpClient;

/** The way from the proxy to its worker. Sends nothing twice by itself. */
final class Upstream {

    /** Shorter than a worker keeps an unused connection. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final byte[] NO_BODY = {};

    private final ConnectionProvider connections;

    private final HttpClient http;

    private final TcpClient tcp;

    Upstream(URI worker, int connectionsAtMost, LoopResources loops) {
        connections = ConnectionProvider.builder("rref-fault")
                .maxConnections(connectionsAtMost)
                .maxIdleTime(IDLE)
                .build();
        http = HttpClient.create(connections).runOn(loops).disableRetry(true).baseUrl(worker.toString());
        tcp = TcpClient.newConnection().runOn(loops).host(worker.getHost()).port(worker.getPort());
    }

    /** Sends it and reads the whole response. */
    Mono<Answer> exchange(HttpMethod method, String path, HttpBytes request) {
        return http.headers(headers -> headers.set(request.headers()))
                .request(method)
                .uri(path)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.body())))
                .responseSingle((response, content) -> content.asByteArray()
                        .defaultIfEmpty(NO_BODY)
                        .map(body -> Answer.of(
                                response.status().code(),
                                response.status().reasonPhrase(),
                                response.responseHeaders(),
                                body)));
    }

    /** Sends the first half of it, over a connection of its own, which is then closed. */
    Mono<Void> cut(HttpBytes request) {
        return tcp.connect().flatMap(connection -> sendAndClose(connection, request.firstHalf()));
    }

    private static Mono<Void> sendAndClose(Connection connection, byte[] bytes) {
        return connection.outbound().sendByteArray(Mono.just(bytes)).then().doFinally(sent -> connection.dispose());
    }

    void close() {
        connections.dispose();
    }

    /** What the worker said. */
    record Answer(int status, HttpBytes bytes) {

        static Answer of(int status, String reason, HttpHeaders headers, byte[] body) {
            return new Answer(status, HttpBytes.of("HTTP/1.1 " + status + " " + reason, headers, body));
        }
    }
}

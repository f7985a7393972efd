package io.rref.test.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands before a worker as a network with long queues: it takes some requests in whole and delivers them when it is told to,
 * though their sender may be gone by then. All else passes. A thread for each request.
 */
final class HeldUpDelivery implements AutoCloseable {

    private static final Set<String> SET_BY_THE_HTTP_CLIENT =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect");

    private final URI worker;

    private final Predicate<String> heldUp;

    private final HttpServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final HttpClient onwards =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final CountDownLatch taken = new CountDownLatch(1);

    private final CountDownLatch delivering = new CountDownLatch(1);

    private HeldUpDelivery(URI worker, Predicate<String> heldUp) throws IOException {
        this.worker = worker;
        this.heldUp = heldUp;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    static HeldUpDelivery ofCalls(URI worker) {
        return before(worker, path -> path.endsWith("/calls"));
    }

    static HeldUpDelivery ofClaims(URI worker) {
        return before(worker, path -> path.contains("/holders/") && path.contains("/forks/"));
    }

    private static HeldUpDelivery before(URI worker, Predicate<String> heldUp) {
        try {
            return new HeldUpDelivery(worker, heldUp);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Whether a request has been taken in: its sender has sent all of it. */
    boolean hasTakenOne() {
        return taken.getCount() == 0;
    }

    /** From now on everything is delivered at once, and first what has been taken in. */
    void deliver() {
        delivering.countDown();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (heldUp.test(exchange.getRequestURI().getPath())) {
                taken.countDown();
                delivering.await();
            }
            HttpResponse<byte[]> answer = onwards.send(copied(exchange, body), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (isCopied(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest copied(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder copy = HttpRequest.newBuilder(worker.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isCopied(name)) {
                values.forEach(value -> copy.header(name, value));
            }
        });
        return copy.build();
    }

    private static boolean isCopied(String header) {
        return !SET_BY_THE_HTTP_CLIENT.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

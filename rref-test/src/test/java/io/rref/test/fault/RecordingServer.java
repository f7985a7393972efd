package io.rref.test.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the bodies that have arrived whole, and answers each with itself. */
final class RecordingServer implements AutoCloseable {

    private final List<String> arrived = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    private RecordingServer(HttpServer server) {
        this.server = server;
    }

    static RecordingServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingServer recording = new RecordingServer(server);
        server.createContext("/", recording::handle);
        server.start();
        return recording;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> arrived() {
        return arrived;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String told = exchange.getRequestHeaders().getFirst("Content-Length");
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (told != null && body.length < Integer.parseInt(told)) {
                return;
            }
            arrived.add(new String(body, StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("X-Path", exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.rref.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback address that reads whole requests and then does what its script says, request by request. */
final class ScriptedServer implements AutoCloseable {

    enum Then {
        /** Answers, and keeps the connection. */
        ANSWER,
        /** Answers with a body of a hundred bytes. */
        ANSWER_AT_LENGTH,
        /** Answers as a proxy in between would that lets nobody through. */
        ANSWER_TOO_BUSY,
        /** Resets the connection without an answer. */
        RESET,
        /** Says nothing until the client goes away. */
        STAY_SILENT
    }

    private static final String TOO_BUSY =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<h1>No</h1>\n";

    private static final String ANSWER = "HTTP/1.1 204 No Content\r\n\r\n";

    private static final String LONG_ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + " ".repeat(100);

    private final ServerSocket server;

    private final Queue<Then> script;

    private final AtomicInteger requests = new AtomicInteger();

    private final BlockingQueue<Then> read = new LinkedBlockingQueue<>();

    private final CompletableFuture<Void> clientWentAway = new CompletableFuture<>();

    private ScriptedServer(List<Then> script) throws IOException {
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        this.script = new ArrayDeque<>(script);
    }

    static ScriptedServer start(Then... script) throws IOException {
        ScriptedServer started = new ScriptedServer(List.of(script));
        Thread thread = new Thread(started::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    URI address() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    /** Each request that has been read whole. */
    BlockingQueue<Then> read() {
        return read;
    }

    CompletableFuture<Void> clientWentAway() {
        return clientWentAway;
    }

    private void serve() {
        try {
            while (true) {
                serve(server.accept());
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    /** One connection after the other: a client that resends opens a new one and is served next. */
    private void serve(Socket connection) throws IOException {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (readRequest(in)) {
                requests.incrementAndGet();
                Then then = script.isEmpty() ? Then.RESET : script.remove();
                read.add(then);
                if (then == Then.RESET) {
                    connection.setSoLinger(true, 0);
                    return;
                }
                if (then == Then.ANSWER || then == Then.ANSWER_AT_LENGTH) {
                    String answer = then == Then.ANSWER ? ANSWER : LONG_ANSWER;
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
                if (then == Then.ANSWER_TOO_BUSY) {
                    connection.getOutputStream().write(TOO_BUSY.getBytes(StandardCharsets.US_ASCII));
                }
            }
            clientWentAway.complete(null);
        } catch (IOException reset) {
            clientWentAway.complete(null);
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        in.readNBytes(contentLength(head.toString()));
        return true;
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.rref.directory.consul;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Consul's health endpoint in this process: lets questions stand, and misbehaves as told. */
final class FakeConsul implements AutoCloseable {

    enum Mood {
        WELL,
        /** Answers 500, as without a leader. */
        FAILING,
        /** Takes requests and says nothing. */
        SILENT,
        /** Answers a page that is no JSON. */
        BABBLING,
        /** Answers as it should, without the index. */
        NO_INDEX
    }

    private static final Pattern QUESTION = Pattern.compile("passing(?:&index=(\\d+)&wait=(\\d+)ms)?");

    private final HttpServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final List<Long> askedFrom = new CopyOnWriteArrayList<>();

    private volatile @Nullable String token;

    private long index = 1;

    private Mood mood = Mood.WELL;

    private List<String> instances = List.of();

    private boolean closed;

    private FakeConsul(int port) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v1/health/service/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static FakeConsul start() {
        return startAt(0);
    }

    /** Where another one was. */
    static FakeConsul startAt(int port) {
        try {
            return new FakeConsul(port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The indices of the questions so far; zero for those that have none. */
    List<Long> askedFrom() {
        return askedFrom;
    }

    /** The token that came last. */
    @Nullable
    String token() {
        return token;
    }

    /** Lists these workers from now on, each {@code name=port}; the index moves on. */
    synchronized void list(String... workers) {
        instances = List.of(workers);
        index++;
        notifyAll();
    }

    /** Counts from here on, as after a restore. */
    synchronized void countFrom(long from) {
        index = from;
        notifyAll();
    }

    synchronized void be(Mood next) {
        mood = next;
        notifyAll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            token = exchange.getRequestHeaders().getFirst("X-Consul-Token");
            Matcher question = QUESTION.matcher(exchange.getRequestURI().getRawQuery());
            if (!question.matches()) {
                send(exchange, 400, "not asked as Consul is: " + exchange.getRequestURI());
                return;
            }
            long from = question.group(1) == null ? 0 : Long.parseLong(question.group(1));
            askedFrom.add(from);
            stand(from, question.group(2) == null ? 0 : Long.parseLong(question.group(2)));
            if (!isClosed()) {
                answerByMood(exchange);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void stand(long from, long waitMillis) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(waitMillis).toNanos();
        while (!closed && (mood == Mood.SILENT || mood == Mood.WELL && from != 0 && index == from)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (mood != Mood.SILENT && left <= 0) {
                return;
            }
            wait(mood == Mood.SILENT ? 0 : left);
        }
    }

    private void answerByMood(HttpExchange exchange) throws IOException {
        Mood now;
        String body;
        synchronized (this) {
            now = mood;
            body = instances.stream().map(FakeConsul::instance).collect(Collectors.joining(",", "[", "]"));
            if (now != Mood.NO_INDEX) {
                exchange.getResponseHeaders().set("X-Consul-Index", Long.toString(index));
            }
        }
        switch (now) {
            case FAILING -> send(exchange, 500, "No cluster leader");
            case BABBLING -> send(exchange, 200, "<html>Please log in</html>");
            default -> send(exchange, 200, body);
        }
    }

    private static String instance(String worker) {
        String[] parts = worker.split("=");
        return """
                {"Node": {"Address": "127.0.0.1"}, "Service": {"Address": "", "Port": %s, "Meta": {"rref-name": "%s"}}}""".formatted(parts[1], parts[0]);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}

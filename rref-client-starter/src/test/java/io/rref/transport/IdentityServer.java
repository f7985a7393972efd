package io.rref.transport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rref.Incarnation;
import io.rref.protocol.HolderId;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A worker that says who it is, refuses what is not for it, and takes anything else without doing it. */
final class IdentityServer implements AutoCloseable {

    private final HolderId self;

    private final HttpServer server;

    private final AtomicInteger asked = new AtomicInteger();

    private final AtomicInteger messages = new AtomicInteger();

    private volatile @Nullable Problem door;

    IdentityServer(String name, Incarnation start) {
        this.self = new HolderId(name, start);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/rref/v1/", this::message);
        server.createContext("/rref/v1/worker", this::who);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on it lets nobody in, and says this. */
    IdentityServer locked(String why) {
        door = new Problem(ProblemType.UNAUTHENTICATED, why);
        return this;
    }

    void unlocked() {
        door = null;
    }

    /** How often it was asked who it is. */
    int asked() {
        return asked.get();
    }

    /** How many messages reached it. */
    int messages() {
        return messages.get();
    }

    private void who(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        Problem refusal = door;
        send(
                exchange,
                refusal == null
                        ? new HttpReply(200, Wire.JSON, WorkerIdentity.write(self))
                        : HttpReplies.problem(refusal));
    }

    private void message(HttpExchange exchange) throws IOException {
        messages.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        Problem refusal = door;
        if (refusal != null) {
            send(exchange, HttpReplies.problem(refusal));
            return;
        }
        Target target = Target.parse(exchange.getRequestHeaders().getFirst(Wire.TARGET));
        Reply reply = target.means(self.name(), self.incarnation()) ? new Reply.Done() : refusal();
        send(exchange, HttpReplies.write(reply));
    }

    private Reply refusal() {
        Map<String, String> who = Map.of(
                Problem.ACTUAL_WORKER,
                self.name(),
                Problem.ACTUAL_INCARNATION,
                self.incarnation().value());
        return new Reply.Refused(new Problem(ProblemType.WRONG_TARGET, "not me", who));
    }

    private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

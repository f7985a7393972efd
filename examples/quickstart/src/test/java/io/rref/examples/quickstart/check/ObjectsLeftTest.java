package io.rref.examples.quickstart.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectsLeftTest {

    private static final String OF_OPERATOR = "Basic b3BlcmF0b3I6c2VzYW1l";

    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<@Nullable String> shown = new ArrayList<>();
    private HttpServer worker;

    @BeforeEach
    void start() throws IOException {
        worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        worker.createContext("/rref/v1/rrefs", exchange -> {
            shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
            int status = statuses.isEmpty() ? 200 : statuses.remove();
            byte[] body = "[]".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop(0);
    }

    @Test
    void whenThePasswordIsKnownThenTheOperatorAsks() {
        assertThat(await("sesame")).isEmpty();
        assertThat(shown).containsExactly(OF_OPERATOR);
    }

    @Test
    void whenThereIsNoPasswordThenNoneIsShown() {
        assertThat(await(null)).isEmpty();
        assertThat(shown).containsOnlyNulls();
    }

    @Test
    void whenOnlyOperatorsMaySeeItThenTheSettingIsNamedAtOnce() {
        statuses.add(401);

        assertThatIllegalStateException()
                .isThrownBy(() -> await(null))
                .withMessageContaining("rref.security.operator-password");
        assertThat(shown).hasSize(1);
    }

    @Test
    void whenAWorkerCannotAnswerNowThenItIsAskedAgain() {
        statuses.addAll(List.of(503, 503));

        assertThat(await(null)).isEmpty();
        assertThat(shown).hasSize(3);
    }

    private List<HeldObject> await(@Nullable String password) {
        URI address = URI.create("http://127.0.0.1:" + worker.getAddress().getPort());
        return new ObjectsLeft(List.of(address), password).await(Duration.ofSeconds(10));
    }
}

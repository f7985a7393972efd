package io.rref.examples.quickstart.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsulAgentTest {

    private final HttpServer server;

    ConsulAgentTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whenALeaderIsNamedThenThereIsAConsul() {
        answer(200, "\"127.0.0.1:8300\"");

        assertThatCode(() ->
                        ConsulAgent.requireAnswer(address(server.getAddress().getPort())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "200, '\"\"', it has no leader",
                "200, '<html>', what answers there is not Consul",
                "403, 'Permission denied', it answers /v1/status/leader with status 403",
                "404, 'not found', it answers /v1/status/leader with status 404"
            })
    void whenSomethingElseAnswersThenTheErrorSaysWhat(int status, String body, String reason) {
        answer(status, body);
        ConsulAddress address = address(server.getAddress().getPort());

        assertThatExceptionOfType(ConsulUnavailableException.class)
                .isThrownBy(() -> ConsulAgent.requireAnswer(address))
                .withMessageStartingWith("no Consul at " + address + ": " + reason)
                .withMessageContaining("consul agent -dev");
    }

    @Test
    void whenSomethingListensAndNeverAnswersThenItIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(ConsulUnavailableException.class)
                    .isThrownBy(() -> ConsulAgent.requireAnswer(address(silent.getLocalPort())))
                    .withMessageContaining("Read timed out");
        }
    }

    private void answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/v1/status/leader", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static ConsulAddress address(int port) {
        return new ConsulAddress("127.0.0.1", port);
    }
}

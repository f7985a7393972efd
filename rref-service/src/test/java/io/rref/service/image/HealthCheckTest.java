package io.rref.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

    @Test
    void whenTheWorkerIsReadyThenTheAnswerIsGood() throws IOException {
        assertThat(HealthCheck.isGood(answerOf(200))).isTrue();
    }

    @Test
    void whenTheWorkerIsNotReadyThenTheAnswerSaysSo() throws IOException {
        assertThat(HealthCheck.isGood(answerOf(503))).isFalse();
        assertThat(answerOf(503)).contains("503");
    }

    @Test
    void whenNobodyAnswersThenThatIsNotTakenForAnAnswer() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }

        assertThatThrownBy(() -> HealthCheck.answer(port, false)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> HealthCheck.answer(port, true)).isInstanceOf(ConnectException.class);
    }

    private static String answerOf(int status) throws IOException {
        HttpServer worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        worker.createContext(HealthCheck.PATH, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        worker.start();
        try {
            return HealthCheck.answer(worker.getAddress().getPort(), false);
        } finally {
            worker.stop(0);
        }
    }
}

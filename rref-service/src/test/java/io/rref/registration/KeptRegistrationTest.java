package io.rref.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rref.registration.RegistrationStatus.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.consul.model.http.agent.NewService;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@ExtendWith(OutputCaptureExtension.class)
class KeptRegistrationTest {

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private volatile int answerToRegistrations = 200;

    private volatile boolean registered;

    private HttpServer consul;

    private KeptRegistration registration;

    @BeforeEach
    void startConsul() throws IOException {
        consul = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        consul.createContext("/v1/agent/", this::answer);
        consul.start();
        registration = registrationAt(consul.getAddress().getPort());
    }

    @AfterEach
    void stopConsul() {
        registration.stop();
        consul.stop(0);
    }

    @Test
    void whenTheWorkerIsNotReadyThenNobodyIsAsked() {
        registration.start();

        await().during(INTERVAL.multipliedBy(5)).until(asked::isEmpty);
        assertThat(registration.status().stage()).isEqualTo(Stage.NOT_YET);
    }

    @Test
    void whenTheWorkerIsReadyThenItIsRegisteredAsPassingAndWhenItStopsItIsTakenOff() {
        registration.start();
        registration.readinessChanged(true);
        await().until(() -> registration.status().isListed());

        assertThat(asked).anyMatch(each -> each.startsWith("PUT register") && each.contains("\"Status\":\"passing\""));

        registration.stop();

        assertThat(asked.get(asked.size() - 1)).startsWith("PUT deregister/rref-worker-1");
        assertThat(registration.isRunning()).isFalse();
        assertThat(registration.status().stage()).isEqualTo(Stage.NOT_YET);
    }

    @Test
    void whenConsulForgetsAWorkerThatTakesNoRequestsThenItIsRegisteredAsCritical() {
        registration.start();
        registration.readinessChanged(true);
        await().until(() -> registration.status().isListed());

        registration.readinessChanged(false);
        registered = false;

        await().until(() -> asked.stream().anyMatch(each -> each.contains("\"Status\":\"critical\"")));
    }

    @Test
    void whenConsulRefusesThenItIsSaidOnceAndTriedOn(CapturedOutput output) {
        answerToRegistrations = 500;
        registration.start();
        registration.readinessChanged(true);

        await().until(() ->
                asked.stream().filter(each -> each.startsWith("PUT register")).count() > 3);

        assertThat(registration.status()).isEqualTo(RegistrationStatus.refused("500 no"));
        assertThat(output.getOut().lines().filter(line -> line.contains("refused to register")))
                .hasSize(1);

        answerToRegistrations = 200;
        await().until(() -> registration.status().isListed());
    }

    @Test
    void whenConsulIsMuteThenTheWorkerStopsInTimeAllTheSame(CapturedOutput output) throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            KeptRegistration at = registrationAt(mute.getLocalPort());
            at.start();
            at.readinessChanged(true);
            await().until(() -> at.status().stage() == Stage.UNREACHABLE);
            assertThat(output).contains("no answer in time");

            long begin = System.nanoTime();
            at.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.multipliedBy(5));
        }
    }

    @Test
    void whenTheWorkerDrainsThenItIsOffTheListBefore() {
        assertThat(registration.getPhase())
                .as("above that of WorkerDrain, and of the web server's graceful shutdown")
                .isGreaterThan(KeptRegistration.DEFAULT_PHASE - 512);
    }

    private KeptRegistration registrationAt(int port) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE.dividedBy(2));
        ConsulAgent agent = new ConsulAgent(
                URI.create("http://127.0.0.1:" + port),
                "",
                RestClient.builder().requestFactory(requests).build());
        return new KeptRegistration(agent, "worker-1", KeptRegistrationTest::worker, INTERVAL, PATIENCE);
    }

    private static NewService worker() {
        NewService worker = new NewService();
        worker.setId("rref-worker-1");
        worker.setName("rref-worker");
        worker.setAddress("127.0.0.1");
        worker.setPort(8080);
        worker.setMeta(Map.of(WorkerService.NAME, "worker-1"));
        worker.setCheck(new NewService.Check());
        return worker;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("/v1/agent/(service/)?", "");
        String request = exchange.getRequestMethod() + " " + path;
        asked.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int status = 200;
        if (request.equals("PUT register")) {
            status = answerToRegistrations;
            registered = status == 200;
        } else if (request.startsWith("GET rref")) {
            status = registered ? 200 : 404;
        }
        byte[] body = (status == 200 ? "{}" : "no").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

package io.rref.test.readme.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rref.transport.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What docs/operations.md shows for callers in mode {@code oauth2} gets a token, and asks for the next one in time. */
class MemberCredentialsTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final HttpServer authority = authority();

    private volatile int status = 200;

    private volatile int seconds = 300;

    private final ConfigurableApplicationContext caller = start();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(MemberCredentials.class)
    static class Caller {}

    MemberCredentialsTest() throws IOException {}

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Caller.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--rref.security.mode=oauth2",
                        "--authority.token-uri=http://127.0.0.1:"
                                + authority.getAddress().getPort() + "/token",
                        "--authority.client-id=flights-web",
                        "--authority.client-secret=of-flights-web",
                        "--authority.audience=flights");
    }

    @AfterEach
    void stop() {
        caller.close();
        authority.stop(0);
    }

    @Test
    void whenWorkersAreCalledThenOneTokenIsShownToAllOfThem() {
        assertThat(shownTo("worker-1")).isEqualTo("Bearer token-1");
        assertThat(shownTo("worker-2")).isEqualTo("Bearer token-1");
        assertThat(shownTo("worker-1")).isEqualTo("Bearer token-1");

        String basic =
                Base64.getEncoder().encodeToString("flights-web:of-flights-web".getBytes(StandardCharsets.UTF_8));
        assertThat(asked).containsExactly("Basic " + basic + " grant_type=client_credentials&audience=flights");
    }

    @Test
    void whenATokenIsOverThenTheNextOneIsAskedFor() {
        seconds = 0;
        assertThat(shownTo("worker-1")).isEqualTo("Bearer token-1");

        assertThat(shownTo("worker-1")).isEqualTo("Bearer token-2");
    }

    @Test
    void whenTheAuthorityIsAwayThenNothingIsShownUntilItIsBack() {
        status = 503;
        assertThatThrownBy(() -> shownTo("worker-1")).hasMessageContaining("503");

        status = 200;

        assertThat(shownTo("worker-1")).isEqualTo("Bearer token-2");
    }

    private String shownTo(String worker) {
        return String.valueOf(
                caller.getBean(Credentials.class).authorization(worker).block(Duration.ofSeconds(10)));
    }

    private HttpServer authority() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::token);
        server.start();
        return server;
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
        byte[] token = ("{\"access_token\":\"token-" + asked.size() + "\",\"token_type\":\"Bearer\",\"expires_in\":"
                        + seconds + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, token.length);
        exchange.getResponseBody().write(token);
        exchange.close();
    }
}

package io.rref.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.HolderId;
import io.rref.protocol.ProblemType;
import io.rref.web.counter.CounterWorker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.UriUtils;

/** Which names objects may have is the same with a door and without one. */
class NamesAtTheDoorTests {

    private static final List<String> GOOD =
            List.of("two words", "größer", "100%", "50%2f", "a%3Bb", "a%0ab", "...", "a+b&c=d?#", "x:y,z!'()*~$[]");

    private static final List<String> BAD =
            List.of("a;b", ";", "a@b", "a\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u0085b");

    @ParameterizedTest
    @ValueSource(strings = {"loopback", "secret"})
    void whenANameIsShownThenTheModeDoesNotMatter(String mode) {
        try (ConfigurableApplicationContext app = start(mode)) {
            URI worker = URI.create("http://localhost:" + app.getEnvironment().getProperty("local.server.port"));
            SecretMember alice = SecretMember.enter(worker, app.getBean(HolderId.class), "alice", GuardedWorker.SECRET);
            GOOD.forEach(name -> works(alice, encoded(name)));
            BAD.forEach(name -> isRefused(alice, encoded(name)));
            isRefused(alice, "a;b");
            isRefused(alice, "x".repeat(257));
            alice.leave();
        }
    }

    private static void works(SecretMember alice, String name) {
        alice.publish(name).is(201);
        alice.look(name).is(200);
        alice.unname(name).is(204);
        alice.look(name).isProblem(ProblemType.UNKNOWN_NAME);
    }

    private static void isRefused(SecretMember alice, String name) {
        List.of(alice.publish(name), alice.look(name), alice.unname(name))
                .forEach(answer -> assertThat(
                                answer.isProblem(ProblemType.MALFORMED_REQUEST).text("detail"))
                        .contains("the name of the object"));
        String entry = "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"path\":\"" + SecretMember.NAMES + name
                + "\",\"headers\":{},\"body\":{}}]}";
        assertThat(alice.visitor
                        .send("POST", "/rref/v1/batch", alice.headers(), entry)
                        .is(200)
                        .body())
                .contains(ProblemType.MALFORMED_REQUEST.urn(), "the name of the object");
        Visitor operator = Visitor.withPassword(alice.visitor.worker(), "operator", GuardedWorker.OPERATOR);
        operator.send("DELETE", SecretMember.NAMES + name + "?revoke=true", Map.of(), "")
                .isProblem(ProblemType.MALFORMED_REQUEST);
    }

    /** As our client writes it. */
    private static String encoded(String name) {
        return UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    private static ConfigurableApplicationContext start(String mode) {
        return new SpringApplicationBuilder(CounterWorker.class)
                .properties(
                        "server.port=0", "rref.client.drain=1ms", "spring.main.banner-mode=off", "rref.worker.name=w1")
                .run(
                        "--rref.security.mode=" + mode,
                        "--rref.security.secret=" + GuardedWorker.SECRET,
                        "--rref.security.operator-password=" + GuardedWorker.OPERATOR);
    }
}

package io.rref.test.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.test.app.Counter;
import io.rref.test.app.Shelf;
import io.rref.test.cluster.ClientApp;
import io.rref.test.cluster.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever is logged, nobody who reads it can come in: no secret, no token, no password, and of our own no whole id. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsTest {

    private static final String SECRET = "0123456789abcdef-secret-0123456789abcdef";

    private static final String OPERATOR = "open-sesame-of-the-operators";

    /** What a member's token begins with, in a header or elsewhere. */
    private static final String TOKEN = "rref1.";

    private static final Pattern WHOLE_ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");

    @RegisterExtension
    static final EmbeddedCluster cluster = EmbeddedCluster.ofThree()
            .withWorkerProperty("rref.security.secret", SECRET)
            .withWorkerProperty("rref.security.operator-password", OPERATOR);

    private final List<String> logged = new ArrayList<>();

    @AfterEach
    void logAsBefore() {
        LoggingSystem logging = LoggingSystem.get(SecretsInLogsTest.class.getClassLoader());
        logged.forEach(logger -> logging.setLogLevel(logger, LogLevel.WARN));
    }

    @Test
    void whenRRefLogsEverythingThenNoSecretAndNoWholeIdIsInIt(CapturedOutput output) {
        logEverythingOf("io.rref");

        work();

        assertThat(output.getAll()).as("that anything is logged").contains("Not let in");
        assertThat(output.getAll()).doesNotContain(SECRET, OPERATOR, TOKEN);
        assertThat(WHOLE_ID.matcher(output.getAll()).results().map(found -> found.group()))
                .as("whole ids in what io.rref logs")
                .isEmpty();
    }

    /** Their logs of requests hold paths, and so ids; what lets in stands in headers. */
    @Test
    void whenWhatWeAreMadeOfLogsEverythingThenNoSecretIsInIt(CapturedOutput output) {
        logEverythingOf("io.rref");
        logEverythingOf("org.springframework.security");
        logEverythingOf("org.springframework.web");

        work();

        assertThat(output.getAll()).as("that anything is logged").contains("FilterChainProxy");
        assertThat(output.getAll()).doesNotContain(SECRET, OPERATOR, TOKEN);
    }

    private void logEverythingOf(String logger) {
        logged.add(logger);
    }

    /** Levels hold for the whole process; an application that starts sets them, and sets back what it is not told. */
    private ClientApp member(String secret) {
        return cluster.newClient(Stream.concat(
                        Stream.of("--rref.security.secret=" + secret),
                        logged.stream().map(logger -> "--logging.level." + logger + "=trace"))
                .toArray(String[]::new));
    }

    private void work() {
        try (ClientApp app = member(SECRET);
                ClientApp stranger = member(SECRET.replace('0', '9'));
                RRef<Counter> counter = app.rrefs().on("worker-1").create(Counter.class, 5L);
                RRef<Shelf> shelf = app.rrefs().on("worker-2").find("shelf", Shelf.class);
                RRef<Counter> refused = stranger.rrefs().on("worker-1").create(Counter.class, 5L)) {
            shelf.rpcSync().keep(counter);
            assertThat(shelf.rpcSync().add(1)).isEqualTo(6);
            shelf.rpcSync().drop();
            assertThat(refused.created()).failsWithin(Duration.ofSeconds(10));
            assertThat(cluster.heldBy("worker-1"))
                    .as("asked with the operators' password")
                    .isNotEmpty();
        }
        cluster.awaitEmpty();
    }
}

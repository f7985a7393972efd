package io.rref.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchRequestTest {

    private static final HttpRequest FIRST = new HttpRequest(
            "POST",
            "/rref/v1/rrefs/1/calls",
            Map.of(Wire.TARGET, "w~1", Wire.LEASE, "l", Wire.REMAINING, "900", Wire.NUMBER, "7"),
            "{\"method\":\"add(long)\"}".getBytes(StandardCharsets.UTF_8));

    private static final HttpRequest SECOND = new HttpRequest(
            "DELETE",
            "/rref/v1/rrefs/1/forks/2",
            Map.of(Wire.TARGET, "w~1", Wire.LEASE, "l", Wire.REMAINING, "800"),
            new byte[0]);

    @Test
    void whenRequestsGoTogetherThenWhatTheyHaveInCommonStandsInTheHeadersOnce() {
        HttpRequest batch = BatchRequest.of(List.of(FIRST, SECOND));

        assertThat(batch.method()).isEqualTo("POST");
        assertThat(batch.path()).isEqualTo("/rref/v1/batch");
        assertThat(batch.headers())
                .containsOnly(
                        Map.entry(Wire.TARGET, "w~1"), Map.entry(Wire.LEASE, "l"), Map.entry(Wire.REMAINING, "900"));
        assertThat(new String(batch.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"requests\":["
                        + "{\"id\":\"0\",\"method\":\"POST\",\"path\":\"/rref/v1/rrefs/1/calls\","
                        + "\"headers\":{\"Idempotency-Key\":\"7\"},\"body\":{\"method\":\"add(long)\"}},"
                        + "{\"id\":\"1\",\"method\":\"DELETE\",\"path\":\"/rref/v1/rrefs/1/forks/2\","
                        + "\"headers\":{\"RRef-Remaining-Ms\":\"800\"}}]}");
    }

    @Test
    void whenARequestIsSentLaterThenItsSenderWaitsNoLongerForIt() {
        assertThat(FIRST.later(Duration.ofMillis(300)).headers()).containsEntry(Wire.REMAINING, "600");
        assertThat(FIRST.later(Duration.ofSeconds(3)).headers())
                .as("no time at all would be no limit or a mistake")
                .containsEntry(Wire.REMAINING, "1");
    }
}

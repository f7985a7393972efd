package io.rref.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.Incarnation;
import io.rref.protocol.HolderId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownTokensTest {

    private final MemberTokens tokens = new MemberTokens(
            MemberSecret.of("0123456789abcdef0123456789abcdef"), null, Duration.ofMinutes(5), Duration.ofSeconds(30));

    private Instant now = Instant.parse("2026-08-01T12:00:00Z");

    private final ShownTokens shown = new ShownTokens(
            tokens, new HolderId("shop", Incarnation.parse("0123456789abcdef0123456789abcdef")), () -> now);

    @Test
    void whenATokenIsFreshThenItIsShownAgain() {
        String first = shown.to("w1");

        now = now.plus(Duration.ofSeconds(239));

        assertThat(shown.to("w1")).isSameAs(first);
    }

    @Test
    void whenAFifthOfItsLifeIsLeftThenAnotherTokenIsShown() {
        String first = shown.to("w1");

        now = now.plus(Duration.ofSeconds(240));

        assertThat(shown.to("w1")).isNotEqualTo(first);
        assertThat(tokens.read(shown.to("w1"), "w1", now)).isInstanceOf(TokenReading.Genuine.class);
    }

    @Test
    void whenTheClockIsSetBackThenAnotherTokenIsShown() {
        String first = shown.to("w1");

        now = now.minus(Duration.ofHours(1));

        assertThat(shown.to("w1")).isNotEqualTo(first);
    }

    @Test
    void whenWorkersDifferThenEachSeesATokenOfItsOwn() {
        assertThat(shown.to("w1")).isNotEqualTo(shown.to("w2"));
    }

    @Test
    void whenNamesAreMadeUpThenEachStillGetsAGenuineToken() {
        IntStream.range(0, 2_500)
                .mapToObj(n -> "made-up-" + n)
                .forEach(worker -> assertThat(tokens.read(shown.to(worker), worker, now))
                        .isInstanceOf(TokenReading.Genuine.class));
    }
}

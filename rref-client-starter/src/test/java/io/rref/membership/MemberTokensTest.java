package io.rref.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.Incarnation;
import io.rref.membership.TokenReading.Flaw;
import io.rref.protocol.HolderId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberTokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static final String NEXT_SECRET = "fedcba9876543210fedcba9876543210";

    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    private static final HolderId SHOP = new HolderId("shop", Incarnation.parse("0123456789abcdef0123456789abcdef"));

    private final MemberTokens tokens = tokens(SECRET, null);

    @Test
    void whenSecretIsSharedThenTheTokenSaysWhoShowsIt() {
        String token = tokens.sign(SHOP, "w1", NOW);

        assertThat(tokens(SECRET, null).read(token, "w1", NOW)).isEqualTo(new TokenReading.Genuine(SHOP));
    }

    /** The recipe of {@code docs/rest.md}, computed with openssl. */
    @Test
    void whenOthersSignByTheManualThenTheTokenIsTheSame() {
        String byOpenssl = "rref1.c2hvcH4wMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZgp3b3JrZXItMQoxODAwMDAwMDAw"
                + ".bQXn2ViP9ZzsDcgngIMRXmkkKYQ5Ev1UrtIP9rVt_FM";

        assertThat(tokens.sign(SHOP, "worker-1", Instant.ofEpochSecond(1_800_000_000 - 300)))
                .isEqualTo(byOpenssl);
    }

    @Test
    void whenSecretDiffersThenTheTokenIsVoid() {
        assertThat(tokens(NEXT_SECRET, null).read(tokens.sign(SHOP, "w1", NOW), "w1", NOW))
                .isEqualTo(new TokenReading.Void(Flaw.OTHER_SECRET));
    }

    @Test
    void whenSecretIsBeingChangedThenTokensUnderBothAreRead() {
        MemberTokens before = tokens(SECRET, NEXT_SECRET);
        MemberTokens after = tokens(NEXT_SECRET, SECRET);

        assertThat(before.read(after.sign(SHOP, "w1", NOW), "w1", NOW)).isInstanceOf(TokenReading.Genuine.class);
        assertThat(after.read(before.sign(SHOP, "w1", NOW), "w1", NOW)).isInstanceOf(TokenReading.Genuine.class);
        assertThat(tokens(NEXT_SECRET, null).read(after.sign(SHOP, "w1", NOW), "w1", NOW))
                .as("what is signed while both are accepted, read where only the new one is")
                .isInstanceOf(TokenReading.Genuine.class);
    }

    @Test
    void whenATokenWasReadBeforeThenItIsJudgedAsAtTheFirstTime() {
        String token = tokens.sign(SHOP, "w1", NOW);
        assertThat(tokens.read(token, "w1", NOW)).isInstanceOf(TokenReading.Genuine.class);

        assertThat(tokens.read(token, "w1", NOW.plusSeconds(60))).isEqualTo(new TokenReading.Genuine(SHOP));
        assertThat(tokens.read(token, "w2", NOW)).isEqualTo(new TokenReading.Void(Flaw.OTHER_AUDIENCE));
        assertThat(tokens.read(token, "w1", NOW.plus(Duration.ofHours(1))))
                .isEqualTo(new TokenReading.Void(Flaw.EXPIRED));
        assertThat(tokens.read(token, "w1", NOW.minus(Duration.ofHours(1))))
                .isEqualTo(new TokenReading.Void(Flaw.TOO_LONG));
    }

    @Test
    void whenATokenWasReadBeforeThenAnotherCodeUnderItsPayloadIsVoid() {
        String token = tokens.sign(SHOP, "w1", NOW);
        String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        tokens.read(token, "w1", NOW);

        assertThat(tokens.read(forged, "w1", NOW)).isEqualTo(new TokenReading.Void(Flaw.OTHER_SECRET));
        assertThat(tokens.read(token, "w1", NOW)).isInstanceOf(TokenReading.Genuine.class);
    }

    @Test
    void whenItIsForAnotherWorkerThenTheTokenIsVoid() {
        assertThat(tokens.read(tokens.sign(SHOP, "w1", NOW), "w2", NOW))
                .isEqualTo(new TokenReading.Void(Flaw.OTHER_AUDIENCE));
    }

    @Test
    void whenItHasExpiredByMoreThanClocksDifferThenTheTokenIsVoid() {
        String token = tokens.sign(SHOP, "w1", NOW);

        assertThat(tokens.read(token, "w1", NOW.plus(Duration.ofSeconds(330))))
                .isInstanceOf(TokenReading.Genuine.class);
        assertThat(tokens.read(token, "w1", NOW.plus(Duration.ofSeconds(331))))
                .isEqualTo(new TokenReading.Void(Flaw.EXPIRED));
    }

    @Test
    void whenItWouldBeGoodForTooLongThenTheTokenIsVoid() {
        MemberTokens forADay =
                new MemberTokens(MemberSecret.of(SECRET), null, Duration.ofDays(1), Duration.ofSeconds(30));

        assertThat(tokens.read(forADay.sign(SHOP, "w1", NOW), "w1", NOW))
                .isEqualTo(new TokenReading.Void(Flaw.TOO_LONG));
    }

    @Test
    void whenAnyCharacterIsChangedThenTheTokenIsVoid() {
        String token = tokens.sign(SHOP, "w1", NOW);
        for (int place = 0; place < token.length(); place++) {
            char other = token.charAt(place) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, place) + other + token.substring(place + 1);
            assertThat(tokens.read(changed, "w1", NOW)).as(changed).isInstanceOf(TokenReading.Void.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rref1", "rref1.", "rref1..", "rref2.a.b", "eyJhbGciOiJub25lIn0.e30.", "rref1.!.!"})
    void whenItIsNoTokenThenItIsVoid(String text) {
        assertThat(tokens.read(text, "w1", NOW)).isInstanceOf(TokenReading.Void.class);
    }

    @Test
    void whenItIsVeryLongThenNothingIsComputed() {
        assertThat(tokens.read("rref1." + "a".repeat(2000) + ".b", "w1", NOW))
                .isEqualTo(new TokenReading.Void(Flaw.OTHER_FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop\nw1\n9", "shop~0123456789abcdef0123456789abcdef\nw1\nsoon", "one line"})
    void whenWhoKnowsTheSecretSignsNonsenseThenItIsVoid(String text) {
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        String signed = "rref1." + payload;
        String code = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MemberSecret.of(SECRET).sign(signed));

        assertThat(tokens.read(signed + "." + code, "w1", NOW)).isEqualTo(new TokenReading.Void(Flaw.OTHER_FORM));
    }

    @Test
    void whenSecretIsShortThenItIsRefusedAndNotShown() {
        assertThatThrownBy(() -> MemberSecret.of("correct horse"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32")
                .hasMessageNotContaining("horse");
        assertThat(MemberSecret.of(SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void whenSecretEndsWithALineThenItIsTheSame() {
        assertThat(tokens(SECRET + "\n", null).read(tokens.sign(SHOP, "w1", NOW), "w1", NOW))
                .isInstanceOf(TokenReading.Genuine.class);
    }

    private static MemberTokens tokens(String secret, @Nullable String other) {
        return new MemberTokens(
                MemberSecret.of(secret),
                other == null ? null : MemberSecret.of(other),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30));
    }
}

package io.rref.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of leases, for clocks of which either may be fast or slow. */
class LeaseTermsTest {

    private static final Duration FASTEST_EXCHANGE = Duration.ZERO;

    @ParameterizedTest(name = "a lease of {0} ms")
    @ValueSource(longs = {600, 1_000, 2_000, 3_000, 10_000, 30_000, 120_000, 3_600_000, 86_400_000})
    void whenTheClocksDifferByAHundredthThenTheHolderLapsesBeforeTheOwnerEnds(long length) {
        LeaseTerms terms = LeaseTerms.DEFAULT.withLength(Duration.ofMillis(length));

        Duration slowHolder = onAClock(terms.untilHolderLapses(), 1.01);
        Duration fastHolder = onAClock(terms.untilHolderLapses(), 1 / 1.01);

        assertThat(slowHolder)
                .as("the holder's clock is a hundredth slow, and its renewal was handled as it was sent")
                .isLessThan(FASTEST_EXCHANGE.plus(terms.untilOwnerEnds()));
        assertThat(terms.untilOwnerEnds().minus(slowHolder))
                .as("both fixed margins are left for pauses that nobody notices")
                .isGreaterThanOrEqualTo(terms.clockMargin().multipliedBy(2).minusMillis(3));
        assertThat(fastHolder)
                .as("the holder's clock is a hundredth fast, and still hears the answer to a renewal before it lapses")
                .isGreaterThan(onAClock(terms.renewalStands(), 1.01));
    }

    @ParameterizedTest(name = "a lease of {0} ms")
    @ValueSource(longs = {0, 100, 500, 510})
    void whenTheMarginsWouldEatTheLeaseThenItIsRefused(long length) {
        Duration eaten = Duration.ofMillis(length);

        assertThat(LeaseTerms.DEFAULT.allowLength(eaten)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeaseTerms.DEFAULT.withLength(eaten))
                .withMessageContaining("twice the margin");
    }

    @Test
    void whenNothingElseIsSaidThenAHolderGivesUpAfterTwiceTheLease() {
        assertThat(LeaseTerms.DEFAULT.untilHolderGivesUp()).hasSeconds(60);
        assertThat(LeaseTerms.DEFAULT.withLength(Duration.ofSeconds(2)).untilHolderGivesUp())
                .hasSeconds(4);
    }

    @Test
    void whenAHolderHasAPatienceOfItsOwnThenNoOwnersLeaseChangesIt() {
        LeaseTerms own = LeaseTerms.DEFAULT.withGiveUp(Duration.ofSeconds(7));

        assertThat(own.withLength(Duration.ofSeconds(2)).untilHolderGivesUp()).hasSeconds(7);
    }

    /** How long it lasts for others what a clock measures that takes so much longer. */
    private static Duration onAClock(Duration measured, double longer) {
        return Duration.ofNanos((long) (measured.toNanos() * longer));
    }
}

package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a holder counts. That each count is right after every event of every other test is {@link Inspection}'s affair. */
class CountsTest {

    private static final Duration LAPSE = Driver.TERMS.untilHolderLapses();

    private static final Duration GIVE_UP = Driver.TERMS.untilHolderGivesUp();

    private final Driver driver = new Driver();

    private final WireHandle handle = driver.handleAt("w");

    @Test
    void whenAHandleIsHeldThenItIsOpenUnderAStandingLease() {
        HeldCounts counts = counts();

        assertThat(counts.open()).isEqualTo(1);
        assertThat(counts.suspended()).isZero();
        assertThat(counts.lost()).isZero();
        assertThat(counts.standingLeases()).isEqualTo(1);
        assertThat(counts.lapsedLeases()).isZero();
        assertThat(counts.losses()).containsOnlyKeys(LossReason.values()).containsEntry(LossReason.OWNER_LOST, 0L);
    }

    @Test
    void whenACallIsOutThenItIsAnOperation() {
        int before = counts().operations();

        driver.act(Driver.ownerOf(handle), Driver.callOf(handle), Duration.ofMinutes(1));

        assertThat(counts().operations()).isEqualTo(before + 1);
    }

    @Test
    void whenTheLeaseLapsesThenItsHandlesAreSuspended() {
        driver.ownersFallSilent().advance(LAPSE);

        assertThat(counts().open()).isZero();
        assertThat(counts().suspended()).isEqualTo(1);
        assertThat(counts().standingLeases()).isZero();
        assertThat(counts().lapsedLeases()).isEqualTo(1);
    }

    @Test
    void whenTheOwnerIsGivenUpThenItsHandlesAreLostUntilTheyAreClosed() {
        driver.ownersFallSilent().advance(LAPSE.plus(GIVE_UP));

        assertThat(counts().lost()).isEqualTo(1);
        assertThat(counts().suspended()).isZero();
        assertThat(counts().lapsedLeases()).isZero();
        assertThat(counts().losses()).containsEntry(LossReason.OWNER_LOST, 1L);

        driver.feed(new HolderEvent.HandleClosed(handle.fork()));

        assertThat(counts().lost()).isZero();
        assertThat(counts().losses()).containsEntry(LossReason.OWNER_LOST, 1L);
    }

    private HeldCounts counts() {
        return driver.machine().counts();
    }
}

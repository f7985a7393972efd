package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.holder.HolderEvent.ClockMeanwhile;
import io.rref.holder.HolderEvent.ProcessPaused;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What two clocks and a timer show of the time in which a holder did not run. */
class PauseWatchTest {

    private static final Duration HARMLESS = Duration.ofMillis(250);

    private MonotonicTime now = new MonotonicTime(123_456_789);

    private long wallMillis = 1_700_000_000_000L;

    private final PauseWatch watch = new PauseWatch(() -> wallMillis, HARMLESS, now);

    @Test
    void whenTimePassesThenThereIsNoPause() {
        for (int second = 0; second < 100; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(watch.before(now)).isEmpty();
        }
    }

    @Test
    void whenTheTimerShouldHaveRungLongAgoThenThatWasAPause() {
        watch.expect(now.plus(Duration.ofSeconds(10)));

        pass(Duration.ofSeconds(50));

        assertThat(watch.before(now))
                .containsExactly(new ProcessPaused(Duration.ofSeconds(40), ClockMeanwhile.WENT_ON));
    }

    @Test
    void whenTheTimerIsALittleLateThenThatIsNoPause() {
        watch.expect(now.plus(Duration.ofSeconds(10)));

        pass(Duration.ofSeconds(10).plus(HARMLESS));

        assertThat(watch.before(now)).isEmpty();
    }

    @Test
    void whenNothingWasExpectedThenNothingIsLate() {
        watch.expect(MonotonicTime.NEVER);

        pass(Duration.ofHours(1));

        assertThat(watch.before(now)).isEmpty();
    }

    @Test
    void whenTheWallClockIsAheadThenTheMachineHasSleptAndThatIsToldOnce() {
        sleep(Duration.ofMinutes(3));

        assertThat(watch.before(now))
                .containsExactly(new ProcessPaused(Duration.ofMinutes(3), ClockMeanwhile.STOOD_STILL));
        assertThat(watch.before(now)).isEmpty();
    }

    @Test
    void whenShortSleepsAddUpThenTheyAreToldTogether() {
        sleep(Duration.ofMillis(200));
        assertThat(watch.before(now)).isEmpty();
        sleep(Duration.ofMillis(200));

        assertThat(watch.before(now))
                .containsExactly(new ProcessPaused(Duration.ofMillis(400), ClockMeanwhile.STOOD_STILL));
    }

    @Test
    void whenTheWallClockIsSetBackThenALaterSleepIsStillFound() {
        sleep(Duration.ofHours(-1));
        assertThat(watch.before(now)).isEmpty();

        sleep(Duration.ofSeconds(30));

        assertThat(watch.before(now))
                .containsExactly(new ProcessPaused(Duration.ofSeconds(30), ClockMeanwhile.STOOD_STILL));
    }

    @Test
    void whenTheProcessIsStoppedAndTheMachineSleepsThenBothAreTold() {
        watch.expect(now.plus(Duration.ofSeconds(1)));
        sleep(Duration.ofSeconds(30));
        pass(Duration.ofSeconds(5));

        assertThat(watch.before(now))
                .containsExactlyInAnyOrder(
                        new ProcessPaused(Duration.ofSeconds(30), ClockMeanwhile.STOOD_STILL),
                        new ProcessPaused(Duration.ofSeconds(4), ClockMeanwhile.WENT_ON));
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
        wallMillis += duration.toMillis();
    }

    private void sleep(Duration duration) {
        wallMillis += duration.toMillis();
    }
}

package io.rref.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time in which an owner ran. */
class RunningTimeTests {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private MonotonicTime shown = new MonotonicTime(1_000_000);

    private final RunningTime time = new RunningTime(() -> shown, LeaseTerms.DEFAULT.withLength(LEASE));

    private final MonotonicTime start = time.now();

    private final Duration allowed = time.beat().multipliedBy(2);

    @Test
    void whenTheProcessRunsThenTimeGoesOnAsTheClockDoes() {
        run(Duration.ofMinutes(10));

        assertThat(start.until(time.now())).isEqualTo(Duration.ofMinutes(10));
        assertThat(time.notCounted()).isZero();
    }

    @Test
    void whenTheProcessWasStoppedThenThatDoesNotCountWhoeverAsksFirst() {
        run(Duration.ofSeconds(10));

        stop(Duration.ofMinutes(5));

        assertThat(start.until(time.now()))
                .as("nobody has said yet that the process runs again")
                .isEqualTo(Duration.ofSeconds(10).plus(allowed));
        assertThat(time.notCounted()).isEqualTo(Duration.ofMinutes(5).minus(allowed));
    }

    @Test
    void whenTheBeatFindsTheStopThenItIsTheSame() {
        stop(Duration.ofMinutes(5));

        time.beats();

        assertThat(start.until(time.now())).isEqualTo(allowed);
    }

    @Test
    void whenAStopWasFoundThenTimeGoesOnFromThere() {
        stop(Duration.ofMinutes(5));
        MonotonicTime after = time.now();

        run(Duration.ofSeconds(7));

        assertThat(after.until(time.now())).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void whenBeatsAreLateThenTimeNeverRunsBackwards() {
        MonotonicTime latest = start;
        for (int step = 1; step <= 200; step++) {
            shown = shown.plus(Duration.ofMillis(step * 37L % 1900));
            if (step % 3 == 0) {
                time.beats();
            }
            MonotonicTime now = time.now();
            assertThat(now).isGreaterThanOrEqualTo(latest);
            latest = now;
        }
    }

    @Test
    void whenTheMachineHasNoTimeForTheProcessThenOwnersTimeGoesSlower() {
        for (int late = 0; late < 10; late++) {
            stop(allowed.multipliedBy(4));
            time.beats();
        }

        assertThat(start.until(time.now())).isEqualTo(allowed.multipliedBy(10));
    }

    @Test
    void whenAMomentIsPassedOnThenItMeansTheSameOnTheClock() {
        stop(Duration.ofMinutes(5));
        MonotonicTime deadline = time.now().plus(Duration.ofSeconds(3));

        assertThat(shown.until(time.onTheClock(deadline))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whenLeasesAreShortThenTheBeatIsFastButNeverTooFast() {
        assertThat(beatFor(Duration.ofSeconds(2))).hasMillis(50);
        assertThat(beatFor(Duration.ofSeconds(12))).hasMillis(200);
        assertThat(beatFor(Duration.ofHours(1))).hasMillis(500);
    }

    private Duration beatFor(Duration lease) {
        return new RunningTime(() -> shown, LeaseTerms.DEFAULT.withLength(lease)).beat();
    }

    private void run(Duration duration) {
        MonotonicTime end = shown.plus(duration);
        while (shown.isBefore(end)) {
            shown = shown.plus(time.beat()).earlierOf(end);
            time.beats();
        }
    }

    private void stop(Duration duration) {
        shown = shown.plus(duration);
    }
}

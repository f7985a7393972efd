package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting: how long, and in which order it ends. */
class PacingTest {

    @Test
    void whenSendingsFailThenRetriesDoubleFrom200MillisecondsTo5Seconds() {
        assertThat(Pacing.afterFailures(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(Pacing.afterFailures(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(Pacing.afterFailures(6)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Pacing.afterFailures(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whenManyHaveFailedAtOnceThenTheirRetriesAreSpreadOverHalfOfTheTime() {
        Duration whole = Duration.ofSeconds(1);
        int[] fifths = new int[5];
        for (int nanos = 0; nanos < 10_000; nanos++) {
            Duration wait = Pacing.spread(whole, nanos);
            assertThat(wait).isBetween(whole.dividedBy(2), whole);
            fifths[(int) Math.min(4, (wait.toMillis() - 500) / 100)]++;
        }

        assertThat(Arrays.stream(fifths).boxed())
                .as("how many wait 500 to 600 ms, 600 to 700 ms, …")
                .allMatch(many -> many > 1_500);
    }

    @Test
    void whenSendingsAreSilentThenRepetitionsDoubleFrom2To30Seconds() {
        assertThat(Pacing.silence(Pacing.FIRST_SILENCE, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Pacing.silence(Pacing.FIRST_SILENCE, 3)).isEqualTo(Duration.ofSeconds(16));
        assertThat(Pacing.silence(Pacing.FIRST_SILENCE, 4)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whenAlarmsAreDueThenTheyRingByTimeThenByAge() {
        Timers timers = new Timers();
        List<String> rung = new ArrayList<>();
        Alarm first = timers.alarm(() -> rung.add("first"));
        Alarm second = timers.alarm(() -> rung.add("second"));
        Alarm early = timers.alarm(() -> rung.add("early"));
        Alarm late = timers.alarm(() -> rung.add("late"));
        timers.set(second, at(5));
        timers.set(first, at(9));
        timers.set(first, at(5));
        timers.set(early, at(4));
        timers.set(late, at(6));

        timers.ring(at(5));

        assertThat(rung).containsExactly("early", "first", "second");
        assertThat(timers.next()).contains(at(6));
        timers.clear(late);
        assertThat(timers.next()).isEmpty();
    }

    private static MonotonicTime at(long nanos) {
        return new MonotonicTime(nanos);
    }
}

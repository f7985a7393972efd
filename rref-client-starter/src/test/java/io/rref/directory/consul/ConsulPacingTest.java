package io.rref.directory.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.directory.consul.ConsulPacing.Step;
import io.rref.directory.consul.ConsulPacing.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time and chance are arguments, so hours of a Consul's life pass in no time. */
class ConsulPacingTest {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private static final Duration AT_ONCE = Duration.ofMillis(2);

    private static final Duration WHOLE_WAIT = Duration.ofSeconds(31);

    private static final double NO_JITTER = 0.999_999_999;

    private final ConsulPacing pacing = new ConsulPacing(WAIT);

    @Test
    void whenItBeginsThenItAsksAtOnceAndWithoutIndex() {
        assertThat(pacing.begin()).isEqualTo(new Step(Duration.ZERO, 0, Turn.NOTHING));
    }

    @Test
    void whenConsulHasAnsweredThenTheNextQuestionStandsAtItsIndex() {
        pacing.begin();

        assertThat(pacing.answered(17, AT_ONCE).index()).isEqualTo(17);
    }

    @Test
    void whenNothingHasChangedForTheWholeWaitThenItAsksAgainAtOnce() {
        pacing.answered(17, AT_ONCE);

        assertThat(pacing.answered(17, WHOLE_WAIT)).isEqualTo(new Step(Duration.ZERO, 17, Turn.NOTHING));
    }

    @Test
    void whenSomethingHasChangedThenItAsksAgainAtOnce() {
        pacing.answered(17, AT_ONCE);

        assertThat(pacing.answered(18, Duration.ofSeconds(1))).isEqualTo(new Step(Duration.ZERO, 18, Turn.NOTHING));
    }

    @Test
    void whenChangesFollowEachOtherThenItAsksTenTimesASecondAtMost() {
        Duration paused = Duration.ZERO;
        for (int change = 1; change <= 10; change++) {
            paused = paused.plus(pacing.answered(change, AT_ONCE).pause()).plus(AT_ONCE);
        }

        assertThat(paused).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** As behind a proxy that does not let requests stand. */
    @Test
    void whenQuestionsDoNotStandThenItPollsOnceASecond() {
        pacing.answered(17, AT_ONCE);

        assertThat(pacing.answered(17, AT_ONCE).pause()).isEqualTo(ConsulPacing.POLLING_PAUSE);
    }

    @Test
    void whenTheIndexRunsBackwardsThenTheNextQuestionHasNone() {
        pacing.answered(500, AT_ONCE);

        assertThat(pacing.answered(20, WHOLE_WAIT).index()).isZero();
    }

    @Test
    void whenTheIndexIsNoneThenItDoesNotAskInACircleWithoutPause() {
        assertThat(pacing.answered(0, AT_ONCE)).isEqualTo(new Step(ConsulPacing.POLLING_PAUSE, 0, Turn.NOTHING));
    }

    /** A Consul that has restarted would keep a question silent that names a later index than it has. */
    @Test
    void whenAQuestionFailsThenTheNextOneHasNoIndex() {
        pacing.answered(500, AT_ONCE);

        assertThat(pacing.failed(NO_JITTER).index()).isZero();
    }

    @Test
    void whenConsulStaysAwayThenPausesGrowUpToALimit() {
        List<Long> pauses = new ArrayList<>();
        for (int failure = 0; failure < 100; failure++) {
            pauses.add(Math.round(pacing.failed(NO_JITTER).pause().toNanos() / 1e6));
        }

        assertThat(pauses).startsWith(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(5000));
    }

    @Test
    void whenManyLoseTheSameConsulThenChanceSpreadsThem() {
        assertThat(pacing.failed(0).pause()).isEqualTo(ConsulPacing.FIRST_PAUSE.dividedBy(2));
        assertThat(pacing.failed(0.5).pause()).isEqualTo(Duration.ofMillis(375));
    }

    @Test
    void whenConsulIsBackThenPausesBeginSmallAgain() {
        for (int failure = 0; failure < 5; failure++) {
            pacing.failed(NO_JITTER);
        }
        pacing.answered(1, AT_ONCE);

        assertThat(pacing.failed(NO_JITTER).pause()).isLessThanOrEqualTo(ConsulPacing.FIRST_PAUSE);
    }

    @Test
    void whenConsulIsAwayForHoursThenOneWordIsSaidAndOneWhenItIsBack() {
        List<Turn> said = new ArrayList<>();
        for (int failure = 0; failure < 10_000; failure++) {
            said.add(pacing.failed(0).turn());
        }
        said.add(pacing.answered(1, AT_ONCE).turn());
        said.add(pacing.answered(2, AT_ONCE).turn());

        assertThat(said).filteredOn(turn -> turn != Turn.NOTHING).containsExactly(Turn.LOST, Turn.BACK);
    }

    @Test
    void whenOneQuestionIsCutThenNotAWordIsSaid() {
        assertThat(pacing.failed(0).turn()).isEqualTo(Turn.NOTHING);
        assertThat(pacing.answered(1, AT_ONCE).turn()).isEqualTo(Turn.NOTHING);
    }
}

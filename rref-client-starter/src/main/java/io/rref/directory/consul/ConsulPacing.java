package io.rref.directory.consul;

import java.time.Duration;

/**
 * When to ask Consul next, and from which index. Plain state: one caller at a time; time and chance are arguments.
 *
 * <p>An answer that brings something is followed by the next question at once. What fails is followed by a longer pause each time,
 * and by a question without index: a Consul that has restarted counts from one again, and would keep silent until it reached ours.
 */
final class ConsulPacing {

    static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Between two questions at least, so that a busy cluster costs ten answers a second and no more. */
    static final Duration SHORTEST_ROUND = Duration.ofMillis(100);

    /** Before the next question where Consul, or a proxy before it, does not let questions stand. */
    static final Duration POLLING_PAUSE = Duration.ofSeconds(1);

    /** One failure alone may be a proxy that cuts what stands for long: not worth a word. */
    private static final int FAILURES_WORTH_A_WORD = 2;

    private static final int MOST_DOUBLINGS = 10;

    private final Duration wait;

    private long index;

    private int failures;

    /** @param wait how long a question stands at Consul */
    ConsulPacing(Duration wait) {
        this.wait = wait;
    }

    /** What is worth a word to people. */
    enum Turn {
        NOTHING,
        LOST,
        BACK
    }

    /**
     * The next question.
     *
     * @param index of the last answer, or zero to be answered at once
     */
    record Step(Duration pause, long index, Turn turn) {}

    /** The first question. */
    Step begin() {
        return new Step(Duration.ZERO, index, Turn.NOTHING);
    }

    /** Consul has answered with this index, after so long. */
    Step answered(long answered, Duration took) {
        Turn turn = failures >= FAILURES_WORTH_A_WORD ? Turn.BACK : Turn.NOTHING;
        boolean didNotStand = answered == index && took.compareTo(wait.dividedBy(2)) < 0;
        boolean ranBackwards = answered < index || answered < 1;
        failures = 0;
        index = ranBackwards ? 0 : answered;
        return new Step(didNotStand || ranBackwards ? POLLING_PAUSE : restOfRound(took), index, turn);
    }

    private static Duration restOfRound(Duration took) {
        Duration rest = SHORTEST_ROUND.minus(took);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /**
     * Consul has not answered, or not with what it should.
     *
     * @param chance from zero to below one: processes that lost the same Consul must not all come back at once
     */
    Step failed(double chance) {
        failures++;
        index = 0;
        Turn turn = failures == FAILURES_WORTH_A_WORD ? Turn.LOST : Turn.NOTHING;
        return new Step(jittered(pauseAfter(failures), chance), index, turn);
    }

    private static Duration pauseAfter(int failures) {
        Duration wanted = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    }

    /** From half of it to the whole. */
    private static Duration jittered(Duration pause, double chance) {
        return Duration.ofNanos((long) (pause.toNanos() * (1 + chance) / 2));
    }
}

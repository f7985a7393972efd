package io.rref.holder;

import io.rref.protocol.MonotonicTime;
import io.rref.protocol.SplitMix64;
import java.time.Duration;

/** How long the machine waits before it does something again, all in one place. */
final class Pacing {

    /** Before the first repetition of a sending that failed; doubled for each further one. */
    static final Duration FIRST_RETRY = Duration.ofMillis(200);

    static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    /** How long the first sending may be silent before it is repeated; doubled for each further one. */
    static final Duration FIRST_SILENCE = Duration.ofSeconds(2);

    /** The same where the end of user code may be what is awaited: a busy worker must not get its bodies twice. */
    static final Duration FIRST_SILENCE_OF_WORK = Duration.ofSeconds(10);

    static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** Before the first repetition of a renewal that failed, and between questions for what was asked to stop. */
    static final Duration FIRST_PATIENCE = Duration.ofSeconds(1);

    /** How long the claims on one answer may take, so that a dead third owner cannot stop the window of numbers. */
    static final Duration ANSWER_CLAIMS = Duration.ofSeconds(5);

    /** How long the owner is left without word of a settlement that lets it drop handles, if no other message carries it. */
    static final Duration SETTLEMENT_RIDES = Duration.ofMillis(50);

    /** How long a leaving process waits for the owners to answer its goodbye. */
    static final Duration GOODBYES = Duration.ofSeconds(2);

    private static final int MOST_DOUBLINGS = 30;

    private Pacing() {}

    /** How long to wait after so many failures, at least one. */
    static Duration afterFailures(int failures) {
        return doubled(FIRST_RETRY, failures - 1, LONGEST_RETRY);
    }

    /**
     * Between half of the duration and all of it: so that those whom one fault has hit at once do not all come back at once.
     *
     * @param seed different for whoever is to be spread; the time to the nanosecond at which it sent is
     */
    static Duration spread(Duration longest, long seed) {
        long half = longest.toNanos() / 2;
        return longest.minusNanos(Math.floorMod(SplitMix64.mix(seed), half + 1));
    }

    /** How long to wait for an answer after so many silent sendings, at least none. */
    static Duration silence(Duration first, int silentSendings) {
        return doubled(first, silentSendings, LONGEST_SILENCE);
    }

    /** The first duration doubled so often, but never more than the longest. */
    static Duration doubled(Duration first, int times, Duration longest) {
        Duration wanted = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return wanted.compareTo(longest) < 0 ? wanted : longest;
    }

    /** Until when the claims on an answer may take. */
    static MonotonicTime answerClaimsEnd(MonotonicTime now, MonotonicTime deadline) {
        return deadline.earlierOf(now.plus(ANSWER_CLAIMS));
    }
}

package io.rref.holder;

import io.rref.holder.HolderEvent.Certainty;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sendings of one message, from the first to the one that is answered. */
final class Delivery {

    private final List<Exchange> open = new ArrayList<>(1);

    private final Duration firstSilence;

    private final boolean silenceIsTrouble;

    private @Nullable MonotonicTime earliestUncertain;

    private int failures;

    private int silences;

    private @Nullable String trouble;

    private long spread;

    private Delivery(Duration firstSilence, boolean silenceIsTrouble) {
        this.firstSilence = firstSilence;
        this.silenceIsTrouble = silenceIsTrouble;
    }

    /** Of a message that is answered at once, or about: a creation is known when its user code has begun. */
    static Delivery quick() {
        return new Delivery(Pacing.FIRST_SILENCE, true);
    }

    /** Of a message whose answer may have to wait for the end of user code. */
    static Delivery patient() {
        return new Delivery(Pacing.FIRST_SILENCE_OF_WORK, false);
    }

    /** One more sending is under way; if another one was already, that one has been silent. */
    void sent(Exchange exchange) {
        if (!open.isEmpty()) {
            if (silenceIsTrouble) {
                trouble = "no answer within " + untilRepeat().toMillis()
                        + " ms"; // what failed before that is not the latest any more
            }
            silences++;
        }
        open.add(exchange);
        spread = exchange.sentAt().nanos() + exchange.id().value();
    }

    /** This sending was answered, so nothing of it is uncertain. */
    void answered(Exchange exchange) {
        open.remove(exchange);
    }

    /** This sending was answered, but by somebody who cannot know of a copy that arrived before. */
    void doubted(Exchange exchange) {
        if (earliestUncertain == null || exchange.sentAt().isBefore(earliestUncertain)) {
            earliestUncertain = exchange.sentAt();
        }
    }

    /** This sending failed. */
    void failed(Exchange exchange, Certainty certainty, String detail) {
        open.remove(exchange);
        if (certainty == Certainty.MAYBE_SENT) {
            doubted(exchange);
        }
        troubled(detail);
    }

    /** A sending came to nothing, and why. */
    void troubled(String detail) {
        failures++;
        trouble = detail;
    }

    /** What went wrong last; null if nothing has. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Whether a sending may have been handled without our knowing what came of it. */
    boolean maybeArrived() {
        return earliestUncertain != null || !open.isEmpty();
    }

    /** None of the sendings has been handled, or will be. */
    void startOver() {
        open.clear();
        earliestUncertain = null;
    }

    /** When the earliest sending left that may have been handled, if that was before the given one. */
    MonotonicTime earliestUpTo(MonotonicTime answered) {
        MonotonicTime earliest = earliestUncertain == null ? answered : earliestUncertain.earlierOf(answered);
        for (Exchange exchange : open) {
            earliest = earliest.earlierOf(exchange.sentAt());
        }
        return earliest;
    }

    /** How long to wait before the next sending, after the last one failed. */
    Duration untilRetry() {
        return Pacing.spread(Pacing.afterFailures(Math.max(failures, 1)), spread);
    }

    /** How long to wait for an answer to the last sending before it is repeated. */
    Duration untilRepeat() {
        return Pacing.silence(firstSilence, silences);
    }

    /** The sendings under way. */
    List<Exchange> open() {
        return open;
    }
}

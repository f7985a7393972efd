package io.rref.holder;

import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the renewals of one lease have come. */
final class RenewalState {

    private static final int RETRIES_PER_LEASE = 6;

    private final Alarm lapse;

    private final Alarm giveUp;

    private final List<Exchange> standing = new ArrayList<>(1);

    private long sequence;

    private long heard;

    private @Nullable Exchange latest;

    private MonotonicTime lapsesAt = new MonotonicTime(Long.MIN_VALUE);

    private int failures;

    private @Nullable String trouble;

    RenewalState(Alarm lapse, Alarm giveUp) {
        this.lapse = lapse;
        this.giveUp = giveUp;
    }

    /** Rings when the lease lapses. */
    Alarm lapse() {
        return lapse;
    }

    /** Rings when the lease has been lapsed for too long. */
    Alarm giveUp() {
        return giveUp;
    }

    /** The number of the next renewal. */
    long nextSequence() {
        return ++sequence;
    }

    /** Number of the last notice that was taken in. */
    long heard() {
        return heard;
    }

    /** Whether a notice of this number is newer than all before; it is the last one from now on. */
    boolean hears(long notice) {
        boolean newer = notice > heard;
        heard = Math.max(heard, notice);
        return newer;
    }

    void sent(Exchange renewal) {
        standing.add(renewal);
        latest = renewal;
    }

    /** Ends this renewal; whether it was the latest one. */
    boolean ended(Exchange renewal) {
        standing.remove(renewal);
        return renewal.equals(latest);
    }

    boolean isLatestStanding() {
        return latest != null && standing.contains(latest);
    }

    /** The renewals under way. */
    List<Exchange> standing() {
        return standing;
    }

    /** The owner answered a message sent at this time, so the lease counts from there. Answers when it lapses. */
    MonotonicTime countFrom(MonotonicTime sentAt, LeaseTerms terms) {
        MonotonicTime lapses = sentAt.plus(terms.untilHolderLapses());
        lapsesAt = lapses.isBefore(lapsesAt) ? lapsesAt : lapses;
        failures = 0;
        trouble = null;
        return lapsesAt;
    }

    /** A renewal came to nothing. Answers how long to wait for the next try. */
    Duration failed(String detail, LeaseTerms terms) {
        trouble = detail;
        return Pacing.doubled(Pacing.FIRST_PATIENCE, failures++, terms.length().dividedBy(RETRIES_PER_LEASE));
    }

    @Nullable
    String trouble() {
        return trouble;
    }

    /** On the clock that goes on through sleep. */
    MonotonicTime lapsesAt() {
        return lapsesAt;
    }
}

package io.rref.holder;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The event that is being handled: when it happened, and what has been decided so far. */
final class Moment {

    private MonotonicTime now = new MonotonicTime(Long.MIN_VALUE);

    private Duration slept = Duration.ZERO;

    private List<HolderDecision> decisions = new ArrayList<>();

    /** Begins the next event. Time never runs backwards: an earlier time counts as the latest one seen. */
    void begin(MonotonicTime time) {
        if (now.isBefore(time)) {
            now = time;
        }
    }

    MonotonicTime now() {
        return now;
    }

    /** The clock stood still for so long, as it does while the machine sleeps. */
    void slept(Duration lasted) {
        slept = slept.plus(lasted);
    }

    /**
     * Now, on a clock that has gone on through sleep. What other processes count goes by it: leases, and what they say of the
     * time before. What this process promises its callers does not: a wall clock that is set is taken for sleep.
     */
    MonotonicTime nowWithSleep() {
        return slept.isZero() ? now : now.plus(slept);
    }

    /** When an alarm must ring for what comes at this time of the clock that goes on through sleep. */
    MonotonicTime withoutSleep(MonotonicTime withSleep) {
        return slept.isZero() ? withSleep : withSleep.plus(slept.negated());
    }

    void decide(HolderDecision decision) {
        decisions.add(decision);
    }

    /** Ends the event and hands over what was decided. */
    List<HolderDecision> end() {
        List<HolderDecision> made = decisions;
        decisions = new ArrayList<>();
        return made;
    }
}

package io.rref.holder;

import io.rref.protocol.MonotonicTime;
import java.util.ArrayList;
import java.util.List;

/** The event that is being handled: when it happened, and what has been decided so far. */
final class Moment {

    private MonotonicTime now = new MonotonicTime(Long.MIN_VALUE);

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

package io.rref.test.simulation;

import io.rref.protocol.LeaseTerms;
import java.time.Duration;

/** What can happen to a process. */
enum ProcessFault {
    /** It ends at once and says nothing. */
    CRASH,
    /** Another start of it comes up under its name. */
    RESTART,
    /** It handles nothing for less than a lease. */
    PAUSE,
    /** It handles nothing for longer than a lease. */
    LONG_PAUSE,
    /** It handles nothing, and its clock stands still, as when its machine sleeps. */
    SLEEP,
    /** It says goodbye to every owner and ends. */
    GOODBYE,
    /** A worker tells all holders that it stops, lets its work end, and says goodbye to every owner. */
    DRAIN;

    static ProcessFault pauseOf(Duration duration, LeaseTerms terms) {
        return duration.compareTo(terms.untilOwnerEnds()) > 0 ? LONG_PAUSE : PAUSE;
    }
}

package io.rref.holder;

import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Problem;
import java.time.Duration;

/**
 * What a refusal says of copies of the message that whoever refuses has not seen. Something between two processes may repeat a
 * message that was sent once: the first copy runs, the owner restarts or ends the lease, and only the second one is answered.
 */
final class Hindsight {

    /** Either clock may be off by a hundredth. */
    private static final int CLOCKS_DIFFER_BY_ONE_IN = 50;

    private Hindsight() {}

    /** Whether it was so before the message left, so that no copy of it can have run. */
    static boolean reachesBack(Problem refusal, MonotonicTime sentAt, MonotonicTime now) {
        Duration sinceSent = sentAt.until(now);
        Duration surely = sinceSent.plus(sinceSent.dividedBy(CLOCKS_DIFFER_BY_ONE_IN));
        return refusal.lasted().filter(since -> since.compareTo(surely) > 0).isPresent();
    }
}

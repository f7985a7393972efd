package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * When work that waits for one of a bounded number of threads is refused. Plain state: one caller at a time, no clock.
 *
 * <p>Calls that call back can use up the threads of two workers: each thread of the one waits for work that waits for a thread
 * of the other, and no thread ever comes back. No worker sees the whole circle, which may lead through many of them; each
 * sees that all its threads wait in remote calls of their own and that, for as long as its patience lasts, none of these waits has ended.
 * That is a stall. A thread that computes, or one that an answer reaches in time, shows that there is none.
 *
 * <p>Any work refused breaks the circle if its caller is part of it, and one is enough: what the caller's thread then goes on
 * with frees the others. So a stall costs one refusal at first, and twice as many at each further look until a wait
 * ends. The newest goes first: what came in before the threads ran out is older than the calls that they then made.
 */
final class StallRule {

    /** Looks during one patience, once there is a stall: time for a refusal to show that it helps. */
    private static final int LOOKS = 2;

    private final int threads;

    private final Duration patience;

    private int waiting;

    private MonotonicTime nextLook = MonotonicTime.NEVER;

    private int most = 1;

    StallRule(int threads, Duration patience) {
        this.threads = threads;
        this.patience = patience;
    }

    /** A thread begins to wait in a remote call of its own. */
    void waitBegins(MonotonicTime now) {
        waiting++;
        if (waiting == threads) {
            nextLook = now.plus(patience);
            most = 1;
        }
    }

    /** Its wait has ended, however. */
    void waitEnds() {
        waiting--;
        nextLook = MonotonicTime.NEVER;
    }

    /** When to ask for refusals; empty as long as a thread does not wait. */
    Optional<MonotonicTime> nextLook() {
        return nextLook.equals(MonotonicTime.NEVER) ? Optional.empty() : Optional.of(nextLook);
    }

    /** What is to be refused now: of the work that has waited through all of the patience, the newest. */
    <W extends Waiting> List<W> refusals(MonotonicTime now, Iterator<W> newestFirst) {
        if (!now.hasReached(nextLook)) {
            return List.of();
        }
        nextLook = now.plus(patience.dividedBy(LOOKS));
        List<W> refused = new ArrayList<>();
        while (refused.size() < most && newestFirst.hasNext()) {
            W next = newestFirst.next();
            if (now.hasReached(next.since().plus(patience))) {
                refused.add(next);
            }
        }
        most = refused.isEmpty() ? most : 2 * refused.size();
        return refused;
    }

    /** Work without a thread. */
    interface Waiting {

        /** Since when it waits. */
        MonotonicTime since();
    }
}

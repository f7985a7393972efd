package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Target;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the holder of a process ends in order: the worker of the process first, then goodbye to every owner, all within one time.
 * Nobody who cannot be heard makes it longer.
 */
final class Departure {

    private static final Logger logger = LoggerFactory.getLogger(Departure.class);

    /** The part of the time that is kept for goodbyes, whatever still runs on the worker of this process. */
    private static final int GOODBYES_SHARE = 4;

    /** More than that nobody needs for goodbyes. */
    private static final Duration ENOUGH_FOR_GOODBYES = Duration.ofSeconds(1);

    private final HolderShell shell;

    private final OwnWorker ownWorker;

    private final HandleRegistry handles;

    private final LeakRule leaks;

    private final AtomicBoolean leaksTold = new AtomicBoolean();

    private final AtomicBoolean deafTold = new AtomicBoolean();

    Departure(HolderShell shell, OwnWorker ownWorker, HandleRegistry handles, LeakRule leaks) {
        this.shell = shell;
        this.ownWorker = ownWorker;
        this.handles = handles;
        this.leaks = leaks;
    }

    /** Blocks for as long as that takes, and for this time at most. */
    void leave(Duration drain) {
        requireTime(drain);
        MonotonicTime end = realTime().plus(drain);
        drainOwnWorker(drain.minus(forGoodbyes(drain)));
        LeakReport left = LeakReport.of(shell.self(), handles, shell.now());
        sayGoodbye(end, drain);
        if (leaks != LeakRule.IGNORE && !left.isEmpty() && !leaksTold.getAndSet(true)) {
            tell(left);
        }
    }

    /** As the end of the whole process would: nothing is said to anybody. */
    void abandon() {
        leaksTold.set(true);
        shell.stop();
    }

    private static void requireTime(Duration drain) {
        if (drain.isZero() || drain.isNegative()) {
            throw new IllegalArgumentException("drain is " + drain
                    + ": a shutdown takes some time, so say how much it may take, such as Duration.ofSeconds(2); none that has no"
                    + " limit, which PyTorch's timeout of 0 means, is offered");
        }
    }

    private static Duration forGoodbyes(Duration drain) {
        Duration share = drain.dividedBy(GOODBYES_SHARE);
        return share.compareTo(ENOUGH_FOR_GOODBYES) < 0 ? share : ENOUGH_FOR_GOODBYES;
    }

    /** First, since what still runs on it may use handles of this process. What has not ended by then is asked to stop. */
    private void drainOwnWorker(Duration longest) {
        LocalOwner own = ownWorker.attached();
        if (own == null) {
            return;
        }
        MonotonicTime until =
                realTime().plus(longest); // before the worker's own clock starts: what is cut off is never in time
        boolean ended = hasEnded(own.drain(longest), until);
        if (!ended || !realTime().isBefore(until)) {
            logger.warn(
                    "Worker {} was not drained within {}: calls still run on it, or holders of its objects cannot be heard",
                    shell.self(),
                    longest);
        }
    }

    private void sayGoodbye(MonotonicTime end, Duration drain) {
        try {
            hasEnded(shell.leave(), end);
            List<String> deaf =
                    shell.unansweredGoodbyes().stream().map(Departure::shown).toList();
            if (!deaf.isEmpty() && !deafTold.getAndSet(true)) {
                logger.warn(
                        "{} said goodbye within {}, and did not hear from {}: what it held there is released when its lease there"
                                + " runs out",
                        shell.self(),
                        drain,
                        deaf);
            }
        } finally {
            shell.stop();
        }
    }

    private static String shown(Target owner) {
        return owner.incarnation() == null ? owner.worker() : owner.worker() + "~" + owner.incarnation();
    }

    /** False if its time is up, or this thread is wanted elsewhere. */
    private static boolean hasEnded(Future<?> awaited, MonotonicTime until) {
        try {
            awaited.get(realTime().remainingUntil(until).toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException("drains and goodbyes do not fail", never);
        }
    }

    /** Whatever time a test has made its cluster go by: the caller waits in real time. */
    private static MonotonicTime realTime() {
        return MonotonicClock.system().now();
    }

    private void tell(LeakReport left) {
        if (leaks == LeakRule.FAIL) {
            throw new IllegalStateException(left.toString());
        }
        logger.warn("{}", left);
    }
}

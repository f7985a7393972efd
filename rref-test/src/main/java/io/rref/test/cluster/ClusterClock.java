package io.rref.test.cluster;

import io.rref.protocol.MonotonicTime;
import io.rref.runtime.MachineTimer;
import io.rref.runtime.MonotonicClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** One clock for all processes of a cluster: the JVM's, and what {@link ClusterTime} has added. Thread-safe. */
final class ClusterClock implements MonotonicClock {

    private final long start = System.nanoTime();

    private final AtomicLong added = new AtomicLong();

    private final List<WatchedTimer> timers = new CopyOnWriteArrayList<>();

    @Override
    public MonotonicTime now() {
        return new MonotonicTime(System.nanoTime() - start + added.get());
    }

    @Override
    public boolean mayJump() {
        return true;
    }

    @Override
    public MachineTimer timer(String name, Runnable wake) {
        WatchedTimer timer = new WatchedTimer(name, wake);
        timers.add(timer);
        return timer;
    }

    /** When the next machine wants to be woken, if any does. */
    Optional<MonotonicTime> nextWish() {
        return timers.stream().map(timer -> timer.wish).min(MonotonicTime::compareTo);
    }

    /** Moves on to this time, unless it is past already, and wakes whoever it is due for. */
    void moveTo(MonotonicTime time) {
        Duration missing = now().remainingUntil(time);
        if (!missing.isNegative()) {
            added.addAndGet(missing.toNanos());
        }
        MonotonicTime now = now();
        for (WatchedTimer timer : timers) {
            if (now.hasReached(timer.wish)) {
                timer.wish = MonotonicTime.NEVER;
                timer.wakeNow();
            }
        }
    }

    /** A timer whose wish is known. */
    private final class WatchedTimer extends MachineTimer {

        private volatile MonotonicTime wish = MonotonicTime.NEVER;

        WatchedTimer(String name, Runnable wake) {
            super(name, wake);
        }

        @Override
        public void schedule(Optional<MonotonicTime> deadline, MonotonicTime now) {
            wish = deadline.orElse(MonotonicTime.NEVER);
            super.schedule(deadline, now);
        }

        @Override
        public void close() {
            timers.remove(this);
            super.close();
        }
    }
}

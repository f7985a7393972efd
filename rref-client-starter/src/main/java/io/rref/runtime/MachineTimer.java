package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Wakes a machine when its next deadline comes: one daemon thread, one pending wake-up that matters. Thread-safe. */
public class MachineTimer implements AutoCloseable {

    private final ScheduledThreadPoolExecutor scheduler;

    private final Runnable wake;

    private MonotonicTime scheduledFor = MonotonicTime.NEVER;

    /** Creates a timer that runs {@code wake} on its own thread. */
    public MachineTimer(String name, Runnable wake) {
        this.wake = wake;
        this.scheduler = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Makes sure that the machine is woken at this deadline; waking it too early does no harm. */
    public synchronized void schedule(Optional<MonotonicTime> deadline, MonotonicTime now) {
        if (deadline.isEmpty() || !deadline.get().isBefore(scheduledFor) || scheduler.isShutdown()) {
            return;
        }
        scheduledFor = deadline.get();
        Duration delay = now.remainingUntil(scheduledFor);
        scheduler.schedule(this::wakeNow, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs something on the timer's own thread again and again, with so much time in between. */
    public void repeat(Duration every, Runnable action) {
        scheduler.scheduleWithFixedDelay(action, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Wakes the machine on the calling thread, due or not: the clock may have been moved. */
    public final void wakeNow() {
        synchronized (this) {
            scheduledFor = MonotonicTime.NEVER;
        }
        wake.run();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}

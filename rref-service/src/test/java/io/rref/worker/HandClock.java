package io.rref.worker;

import io.rref.protocol.MonotonicTime;
import io.rref.runtime.MachineTimer;
import io.rref.runtime.MonotonicClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A clock that stands still until it is moved, and then wakes its one machine on the mover's thread: no thread of its own. */
final class HandClock implements MonotonicClock {

    private final AtomicLong nanos = new AtomicLong();

    private @Nullable MachineTimer timer;

    @Override
    public boolean mayJump() {
        return true;
    }

    @Override
    public MonotonicTime now() {
        Thread.yield(); // the shell asks in its critical section: a thread that wants in gets its chance here
        return new MonotonicTime(nanos.get());
    }

    @Override
    public MachineTimer timer(String name, Runnable wake) {
        MachineTimer made = new Unset(name, wake);
        timer = made;
        return made;
    }

    void move(Duration by) {
        nanos.addAndGet(by.toNanos());
        if (timer != null) {
            timer.wakeNow();
        }
    }

    private static final class Unset extends MachineTimer {

        Unset(String name, Runnable wake) {
            super(name, wake);
        }

        @Override
        public void schedule(Optional<MonotonicTime> deadline, MonotonicTime now) {
            // the hand wakes it
        }
    }
}

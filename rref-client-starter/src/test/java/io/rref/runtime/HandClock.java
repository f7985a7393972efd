package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import java.util.Optional;

/** A clock that stands still, and wakes nobody: no thread of its own. */
final class HandClock implements MonotonicClock {

    @Override
    public MonotonicTime now() {
        Thread.yield(); // the shell asks in its critical section: a thread that wants in gets its chance here
        return new MonotonicTime(0);
    }

    @Override
    public MachineTimer timer(String name, Runnable wake) {
        return new Unset(name, wake);
    }

    private static final class Unset extends MachineTimer {

        Unset(String name, Runnable wake) {
            super(name, wake);
        }

        @Override
        public void schedule(Optional<MonotonicTime> deadline, MonotonicTime now) {
            // no hand moves it
        }
    }
}

package io.rref.runtime;

import io.rref.protocol.MonotonicTime;

/** Tells this process's monotonic time. */
@FunctionalInterface
public interface MonotonicClock {

    MonotonicTime now();

    /** The clock of the JVM. What it shows means the same in the whole process. */
    static MonotonicClock system() {
        return SystemClock.INSTANCE;
    }
}

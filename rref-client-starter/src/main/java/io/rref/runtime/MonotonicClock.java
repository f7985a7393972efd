package io.rref.runtime;

import io.rref.protocol.MonotonicTime;

/** Tells this process's monotonic time. */
@FunctionalInterface
public interface MonotonicClock {

    MonotonicTime now();

    /** The clock of the JVM, counted from now. */
    static MonotonicClock system() {
        long start = System.nanoTime();
        return () -> new MonotonicTime(System.nanoTime() - start);
    }
}

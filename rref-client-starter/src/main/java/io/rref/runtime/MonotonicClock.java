package io.rref.runtime;

import io.rref.protocol.MonotonicTime;

/** Tells this process's monotonic time, and wakes its machines by it. A bean of this type takes the place of the JVM's clock. */
@FunctionalInterface
public interface MonotonicClock {

    MonotonicTime now();

    /** A timer that goes by this clock and wakes a machine on a thread of this name. */
    default MachineTimer timer(String name, Runnable wake) {
        return new MachineTimer(name, wake);
    }

    /** The clock of the JVM, counted from now. */
    static MonotonicClock system() {
        long start = System.nanoTime();
        return () -> new MonotonicTime(System.nanoTime() - start);
    }
}

package io.rref.runtime;

import io.rref.protocol.MonotonicTime;

/** Tells this process's monotonic time, and wakes its machines by it. A bean of this type takes the place of the JVM's clock. */
@FunctionalInterface
public interface MonotonicClock {

    MonotonicTime now();

    /** Whether it may jump ahead while everybody runs, as one that a test moves does: then a gap is no sign of a pause. */
    default boolean mayJump() {
        return false;
    }

    /** A timer that goes by this clock and wakes a machine on a thread of this name. */
    default MachineTimer timer(String name, Runnable wake) {
        return new MachineTimer(name, wake);
    }

    /** The clock of the JVM. What it shows means the same in the whole process. */
    static MonotonicClock system() {
        return SystemClock.INSTANCE;
    }
}

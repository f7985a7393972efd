package io.rref.runtime;

import io.rref.protocol.MonotonicTime;

/** The clock of the JVM. Has one zero for the whole process, so that what one machine is told means the same to another. */
enum SystemClock implements MonotonicClock {
    INSTANCE;

    private static final long ZERO = System.nanoTime();

    @Override
    public MonotonicTime now() {
        return new MonotonicTime(System.nanoTime() - ZERO);
    }
}

package io.rref.holder;

import io.rref.protocol.MonotonicTime;

/** One thing that waits for its time. Rings once each time it is set. */
final class Alarm {

    private final long serial;

    private final Runnable action;

    private MonotonicTime at = MonotonicTime.NEVER;

    Alarm(long serial, Runnable action) {
        this.serial = serial;
        this.action = action;
    }

    /** Tells alarms of the same moment apart: the older one rings first. */
    long serial() {
        return serial;
    }

    MonotonicTime at() {
        return at;
    }

    boolean isSet() {
        return !at.equals(MonotonicTime.NEVER);
    }

    void at(MonotonicTime time) {
        at = time;
    }

    void ring() {
        action.run();
    }
}

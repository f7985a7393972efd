package io.rref.holder;

import io.rref.protocol.MonotonicTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** All alarms of a machine, by time. Setting and clearing one costs the logarithm of how many are set. */
final class Timers {

    private final TreeSet<Alarm> set = new TreeSet<>(
            Comparator.comparingLong((Alarm alarm) -> alarm.at().nanos()).thenComparingLong(Alarm::serial));

    private long serials;

    /** A new alarm, not yet set. */
    Alarm alarm(Runnable action) {
        return new Alarm(serials++, action);
    }

    /** Sets the alarm, instead of what it was set to; {@link MonotonicTime#NEVER} clears it. */
    void set(Alarm alarm, MonotonicTime at) {
        if (alarm.isSet()) {
            set.remove(alarm);
        }
        alarm.at(at);
        if (alarm.isSet()) {
            set.add(alarm);
        }
    }

    void clear(Alarm alarm) {
        set(alarm, MonotonicTime.NEVER);
    }

    /** When the next alarm rings. */
    Optional<MonotonicTime> next() {
        return set.isEmpty() ? Optional.empty() : Optional.of(set.first().at());
    }

    /** Rings every alarm whose time has come, in order of time, those too that are set meanwhile. */
    void ring(MonotonicTime now) {
        while (!set.isEmpty() && now.hasReached(set.first().at())) {
            Alarm due = set.first();
            clear(due);
            due.ring();
        }
    }
}

package io.rref.owner;

import io.rref.protocol.MonotonicTime;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What will happen when, soonest first; of two at one moment, the one entered first. */
final class Agenda {

    private static final Comparator<Appointment> SOONEST_FIRST =
            Comparator.comparing(Appointment::at).thenComparingLong(Appointment::serial);

    private final NavigableMap<Appointment, Due> dues = new TreeMap<>(SOONEST_FIRST);

    private long serial;

    /** Names one line of the agenda. */
    record Appointment(MonotonicTime at, long serial) {}

    Appointment enter(MonotonicTime at, Due due) {
        Appointment appointment = new Appointment(at, serial++);
        dues.put(appointment, due);
        return appointment;
    }

    /** Strikes a line out; nothing happens if there is none or it has come. */
    void strike(@Nullable Appointment appointment) {
        if (appointment != null) {
            dues.remove(appointment);
        }
    }

    /** The soonest moment at which anything happens. */
    Optional<MonotonicTime> next() {
        return dues.isEmpty() || dues.firstKey().at().equals(MonotonicTime.NEVER)
                ? Optional.empty()
                : Optional.of(dues.firstKey().at());
    }

    /** Takes out the soonest line whose moment has come. */
    Optional<Due> takeDue(MonotonicTime now) {
        Map.Entry<Appointment, Due> first = dues.firstEntry();
        if (first == null || !now.hasReached(first.getKey().at())) {
            return Optional.empty();
        }
        dues.remove(first.getKey());
        return Optional.of(first.getValue());
    }
}

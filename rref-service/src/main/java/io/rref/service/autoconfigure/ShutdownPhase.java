package io.rref.service.autoconfigure;

import io.rref.runtime.InvalidSettingsException;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The time that Spring gives each phase of its stop: in one of them the worker drains, and what is after it must wait for that. */
final class ShutdownPhase {

    static final String PROPERTY = "spring.lifecycle.timeout-per-shutdown-phase";

    /** Where neither Spring Boot nor anybody else says more. */
    private static final Duration SPRINGS_OWN = Duration.ofSeconds(30);

    /** What a drain takes when its time for running calls is over: answers are read, then holders are told. */
    private static final Duration AFTER_CALLS = Duration.ofSeconds(3);

    private static final Duration MARGIN = Duration.ofSeconds(7);

    private ShutdownPhase() {}

    /** As the settings have it. */
    static Duration of(Environment settings) {
        return Binder.get(settings).bind(PROPERTY, Duration.class).orElse(SPRINGS_OWN);
    }

    /** Long enough for a drain of this length. */
    static Duration around(Duration drain) {
        return drain.plus(AFTER_CALLS).plus(MARGIN);
    }

    /**
     * Refuses one that would end while the worker drains: the web server would stop under running calls.
     *
     * @throws InvalidSettingsException if the phase is shorter than the drain
     */
    static void requireLongerThan(Duration drain, Duration phase) {
        if (phase.compareTo(drain.plus(AFTER_CALLS)) < 0) {
            throw new InvalidSettingsException(
                    PROPERTY + " of " + seconds(phase)
                            + " ends while the worker still drains: rref.worker.drain gives running calls "
                            + seconds(drain) + ", and their callers " + seconds(AFTER_CALLS)
                            + " more to hear of the end.",
                    "Leave " + PROPERTY + " out, or set it to " + seconds(around(drain))
                            + "; or lower rref.worker.drain.");
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}

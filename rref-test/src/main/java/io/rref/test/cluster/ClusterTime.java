package io.rref.test.cluster;

import io.rref.protocol.MonotonicTime;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The time of all processes of a cluster. It runs as everywhere, and a test can let it run ahead: leases lapse, deadlines pass
 * and renewals are sent as if the time had gone by, for all processes alike. Delays of the {@linkplain NetworkFaults network}
 * and what user code waits for go by real time.
 */
public final class ClusterTime {

    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(2);

    private final ClusterClock clock;

    private final BooleanSupplier settled;

    /**
     * Time on this clock.
     *
     * @param settled whether the processes that live and can reach each other have renewed what was due
     */
    ClusterTime(ClusterClock clock, BooleanSupplier settled) {
        this.clock = clock;
        this.settled = settled;
    }

    /**
     * Lets so much time pass, from one thing that is due to the next. Holders that live and reach their owners renew their
     * leases meanwhile; a killed one, or one that is cut off, does not. Blocks for milliseconds for each renewal that is due.
     * Callbacks and {@code lost()} are told on threads of their own, a moment of real time later: await them.
     *
     * @param duration not negative
     */
    public void advance(Duration duration) {
        Objects.requireNonNull(duration, "duration must not be null: how much time is to pass?");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + duration);
        }
        MonotonicTime end = clock.now().plus(duration);
        while (!clock.now().hasReached(end)) {
            settle();
            clock.moveTo(clock.nextWish().map(end::earlierOf).orElse(end));
        }
        settle();
    }

    /** Messages need a moment of real time. What does not settle is told by the test, which sees its effects. */
    private void settle() {
        if (settled.getAsBoolean()) {
            return;
        }
        try {
            Awaitility.await()
                    .atMost(SETTLE_LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(settled::getAsBoolean);
        } catch (ConditionTimeoutException someHolderDoesNotRenew) {
            // time goes on
        }
    }
}

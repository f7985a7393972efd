package io.rref.autoconfigure;

import io.rref.protocol.LeaseTerms;
import io.rref.runtime.InvalidSettingsException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The terms of leases, as settings ask for them. */
public final class LeaseSettings {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    private LeaseSettings() {}

    /** Of a process that only holds: how long its leases are is their owners' choice. */
    static LeaseTerms ofHolder(RRefClientProperties holder) {
        return withPatience(LeaseTerms.DEFAULT, holder.giveUp());
    }

    /** Of a worker, which grants leases of this length. */
    public static LeaseTerms ofWorker(Duration length, RRefClientProperties holder) {
        requireWithin(
                "rref.worker.lease",
                length,
                "Shorter leases would lapse between two renewals; longer ones keep for all that time what dead holders have left.");
        return withPatience(LeaseTerms.DEFAULT.withLength(length), holder.giveUp());
    }

    private static LeaseTerms withPatience(LeaseTerms terms, @Nullable Duration giveUp) {
        if (giveUp == null) {
            return terms;
        }
        requireWithin(
                "rref.client.give-up",
                giveUp,
                "A holder that gives up sooner loses all its references to a worker by a passing trouble of the network; one that"
                        + " waits longer learns too late that they are lost.");
        return terms.withGiveUp(giveUp);
    }

    private static void requireWithin(String property, Duration given, String why) {
        if (given.compareTo(SHORTEST) < 0 || given.compareTo(LONGEST) > 0) {
            throw new InvalidSettingsException(
                    property + " is " + given + ". " + why,
                    "Set it to a time from " + SHORTEST + " to " + LONGEST + ", such as 30s.");
        }
    }
}

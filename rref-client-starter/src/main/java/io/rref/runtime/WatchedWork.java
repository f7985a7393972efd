package io.rref.runtime;

import io.rref.profile.OpenRecord;
import io.rref.profile.ProfileTickets;
import java.util.List;

/** One run of user code that this worker was asked for, to all who watch it. */
public final class WatchedWork {

    /** Nobody watches. */
    public static final WatchedWork NONE = new WatchedWork(Watched.NONE, List.of(), ProfileTickets.NONE);

    private final Watched observed;

    private final List<OpenRecord> records;

    private final ProfileTickets tickets;

    /**
     * It has begun.
     *
     * @param tickets what its own calls are recorded by
     */
    WatchedWork(Watched observed, List<OpenRecord> records, ProfileTickets tickets) {
        this.observed = observed;
        this.records = List.copyOf(records);
        this.tickets = tickets;
    }

    Watched observed() {
        return observed;
    }

    ProfileTickets tickets() {
        return tickets;
    }

    /** It has ended so. Comes once, before anybody is answered. */
    public void end(CallOutcome outcome) {
        try {
            observed.end(outcome);
        } finally {
            records.forEach(record -> record.end(outcome.kind().text()));
        }
    }
}

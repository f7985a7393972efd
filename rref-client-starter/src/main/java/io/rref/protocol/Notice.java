package io.rref.protocol;

import io.rref.ForkId;
import java.time.Duration;
import java.util.List;

/**
 * What an owner says without having been asked: it comes with the answer to a renewal, which is given at once for its sake.
 *
 * <p>Each has a number, counted up for each lease. It comes with every answer until a renewal says that it was heard
 * ({@link Message.RenewLease#heard}), so a lost answer loses none; a holder takes in only what is newer than all it has heard,
 * so a doubled or late answer changes nothing. Numbers may be left out.
 */
public sealed interface Notice {

    /** Counted up by the owner for each lease, from 1. */
    long number();

    /**
     * The owner is stopping: it takes no new lease, object or name, and everything here goes on until it ends.
     *
     * @param remaining how much longer at most, as of this answer; it ends sooner if nothing runs
     */
    record Draining(long number, Duration remaining) implements Notice {}

    /** An operator has ended the object behind these forks of the holder: they are gone. */
    record Revoked(long number, List<ForkId> forks) implements Notice {

        public Revoked {
            forks = List.copyOf(forks);
        }
    }

    /** A request whose cancel was answered with {@link Reply.AskedToStop} has ended: its outcome can be asked for. */
    record Ended(long number, RequestNumber request) implements Notice {}

    /**
     * What the holder has said it has is not what is listed here, twice over: a page of what is.
     *
     * @param below the lowest open number when the two were compared: the page is worth nothing once another one is used
     * @param page counted from 1
     */
    record Listing(long number, RequestNumber below, int page, boolean last, List<ListedFork> forks) implements Notice {

        public Listing {
            forks = List.copyOf(forks);
        }
    }
}

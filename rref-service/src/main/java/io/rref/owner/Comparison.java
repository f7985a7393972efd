package io.rref.owner;

import io.rref.protocol.ForkSum;
import io.rref.protocol.Message;
import io.rref.protocol.SettledNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a holder says it has with what its lease lists. Only where nothing is under way between the two: all that the holder
 * has asked for is settled, nothing more has come, nothing runs, and it has heard every notice. A difference is a defect then. After
 * the second one in a row the holder is told what is listed, a page with each renewal, as long as both stay where they were.
 */
final class Comparison {

    private static final int MISMATCHES_TO_LIST = 2;

    private int mismatches;

    private boolean found;

    private @Nullable ForkListing listing;

    void compare(Lease lease, Message.RenewLease renewal, Step step) {
        ForkSum held = renewal.held();
        if (held == null) {
            listing = null;
        } else if (isNothingUnderWay(lease, renewal.settled())) {
            compare(lease, held, renewal.settled(), step);
        }
    }

    private static boolean isNothingUnderWay(Lease lease, SettledNumbers settled) {
        return settled.above().isEmpty()
                && lease.window().hasSettledExactlyBelow(settled.lowestOpen())
                && lease.jobs().isEmpty()
                && lease.reads().isEmpty()
                && lease.notices().areHeard();
    }

    private void compare(Lease lease, ForkSum held, SettledNumbers settled, Step step) {
        if (held.equals(lease.live())) {
            mismatches = 0;
            listing = null;
        } else if (listing != null && listing.isAt(settled.lowestOpen())) {
            sayPage(lease, listing);
        } else if (++mismatches == MISMATCHES_TO_LIST) {
            tell(lease, held, step);
            sayPage(lease, ForkListing.of(lease, settled.lowestOpen()));
        }
    }

    /** Once for each lease: a holder that goes on to say so must not fill the log. */
    private void tell(Lease lease, ForkSum held, Step step) {
        if (!found) {
            step.decide(
                    new OwnerDecision.ForksDiffer(lease.holder(), lease.live().count(), held.count()));
        }
        found = true;
    }

    private void sayPage(Lease lease, ForkListing from) {
        mismatches = 0;
        lease.notices().listed(from);
        listing = from.isAtEnd() ? null : from;
    }
}

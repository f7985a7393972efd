package io.rref.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a holder sends to an owner. Owners only answer. */
public sealed interface Message {

    Target target();

    /** Whether its answer may have to wait for user code or for an object; else it is answered at once, or stands. */
    default boolean mayWaitForUserCode() {
        return false;
    }

    /** Hands this message to the visitor's method for it. */
    <R> R dispatch(Visitor<R> visitor);

    /**
     * Asks for a lease. The same session again: the same lease. A higher one: the older lease ends.
     *
     * @param session counted up by the holder's process, from 1
     */
    record OpenLease(Target target, HolderId holder, long session) implements Message {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.openLease(this);
        }
    }

    /**
     * Renews a lease and stands until the owner has something to say.
     *
     * @param sequence counted up for each renewal of the lease, from 1; an old one changes nothing
     * @param heard number of the last {@link Notice} that the holder has taken in; 0 before the first
     * @param held what the holder has of the owner, to be compared; null where something is under way between the two
     */
    record RenewLease(
            Target target,
            HolderId holder,
            LeaseToken lease,
            long sequence,
            long heard,
            SettledNumbers settled,
            @Nullable ForkSum held)
            implements Message {

        /** With nothing to compare. */
        public RenewLease(
                Target target, HolderId holder, LeaseToken lease, long sequence, long heard, SettledNumbers settled) {
            this(target, holder, lease, sequence, heard, settled, null);
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.renewLease(this);
        }
    }

    /** Ends a lease with all its forks: goodbye. */
    record EndLease(Target target, HolderId holder, LeaseToken lease) implements Message {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.endLease(this);
        }
    }

    /**
     * A request with an effect.
     *
     * @param remaining how long the sender will still wait; refused when spent
     */
    record Numbered(
            Target target,
            LeaseToken lease,
            RequestNumber number,
            SettledNumbers settled,
            Duration remaining,
            Action action)
            implements Message {

        @Override
        public boolean mayWaitForUserCode() {
            return action.mayWaitForUserCode();
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.numbered(this);
        }
    }

    /** A read without effect. */
    record Read(Target target, LeaseToken lease, SettledNumbers settled, Duration remaining, Query query)
            implements Message {

        @Override
        public boolean mayWaitForUserCode() {
            return true;
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.read(this);
        }
    }

    /** Ends a numbered request: what has not arrived never will run, what runs is asked to stop. */
    record Cancel(Target target, LeaseToken lease, RequestNumber number, SettledNumbers settled) implements Message {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.cancel(this);
        }
    }

    /** Asks for the outcome of a numbered request that was sent before, without sending its body again. Changes nothing. */
    record Recall(Target target, LeaseToken lease, RequestNumber number, SettledNumbers settled) implements Message {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.recall(this);
        }
    }

    /** Asks what a name stands for, without a fork of it: to act, ask for one by {@link Action.Find}. Changes nothing. */
    record Look(Target target, LeaseToken lease, String name, SettledNumbers settled) implements Message {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.look(this);
        }
    }

    /** One method per message: forgetting a case does not compile. */
    interface Visitor<R> {

        R openLease(OpenLease open);

        R renewLease(RenewLease renew);

        R endLease(EndLease end);

        R numbered(Numbered request);

        R read(Read read);

        R cancel(Cancel cancel);

        R recall(Recall recall);

        R look(Look look);
    }
}

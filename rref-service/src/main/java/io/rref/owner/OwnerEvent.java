package io.rref.owner;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.protocol.Caller;
import io.rref.protocol.LeaseToken;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened. Replayable from a log; safe to deliver twice. */
public sealed interface OwnerEvent {

    /** Hands this event to the visitor's method for it. */
    <R> R dispatch(Visitor<R> visitor);

    /** A holder asks for a lease; the token is what it gets if a new lease is opened. */
    record LeaseRequested(ExchangeId exchange, Caller caller, Message.OpenLease message, LeaseToken freshToken)
            implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.leaseRequested(this);
        }
    }

    /** A holder renews its lease; answered when the renewal has stood long enough. */
    record RenewalArrived(ExchangeId exchange, Caller caller, Message.RenewLease message) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.renewalArrived(this);
        }
    }

    /** A holder says goodbye. */
    record HolderLeft(ExchangeId exchange, Caller caller, Message.EndLease message) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.holderLeft(this);
        }
    }

    /**
     * A numbered request arrived.
     *
     * @param freshForks one for each handle that it carries, for those whose object is this owner's own
     */
    record RequestArrived(ExchangeId exchange, Caller caller, Message.Numbered message, List<ForkId> freshForks)
            implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.requestArrived(this);
        }
    }

    /** A read arrived. */
    record ReadArrived(ExchangeId exchange, Caller caller, Message.Read message) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.readArrived(this);
        }
    }

    /** A cancel arrived. */
    record CancelArrived(ExchangeId exchange, Caller caller, Message.Cancel message) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.cancelArrived(this);
        }
    }

    /** Somebody asks for the outcome of a number. */
    record RecallArrived(ExchangeId exchange, Caller caller, Message.Recall message) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.recallArrived(this);
        }
    }

    /** Somebody asks what a name stands for. */
    record LookArrived(ExchangeId exchange, Caller caller, Message.Look message) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.lookArrived(this);
        }
    }

    /** Arguments are read and claimed and user code is about to run: a creation may be answered now. */
    record WorkStarted(WorkId work) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.workStarted(this);
        }
    }

    /** The work was refused before user code ran; what it created is taken back. */
    record WorkRefused(WorkId work, Problem problem) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.workRefused(this);
        }
    }

    /**
     * The user code of a creation, or of a call whose result stays, ended: with a value, or with this failure.
     *
     * @param serial whether the object that it made takes one call at a time
     */
    record CreationEnded(WorkId work, @Nullable RemoteFailure failure, boolean serial) implements OwnerEvent {

        /** Of an object that takes calls concurrently, or of none. */
        public CreationEnded(WorkId work, @Nullable RemoteFailure failure) {
            this(work, failure, false);
        }

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.creationEnded(this);
        }
    }

    /** A call or a read of a value ended with this answer: {@link Reply.Returned}, {@link Reply.Raised} or {@link Reply.Refused}. */
    record WorkEnded(WorkId work, Reply reply) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.workEnded(this);
        }
    }

    /**
     * This process makes an object of its own a reference: it exists, and this local handle holds it.
     *
     * @param serial whether it takes one call at a time
     */
    record ObjectShared(RRefId rref, ForkId fork, String contract, boolean serial) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.objectShared(this);
        }
    }

    /** This process wants one more local handle to an object of its own, acting under a fork or local handle that stands. */
    record LocalHandleRequested(ExchangeId exchange, RRefId rref, ForkId under, ForkId fresh) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.localHandleRequested(this);
        }
    }

    /** A local handle was closed, collected, or its loan ended. */
    record LocalHandleClosed(RRefId rref, ForkId fork) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.localHandleClosed(this);
        }
    }

    /** The worker publishes an object under this name, made at first use. */
    record NameDeclared(String name, String contract) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.nameDeclared(this);
        }
    }

    /** An operator ends this object: everybody's forks of it go. */
    record ObjectRevoked(ExchangeId exchange, RRefId rref) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.objectRevoked(this);
        }
    }

    /** An operator ends what stands under this name. */
    record NameRevoked(ExchangeId exchange, String name) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.nameRevoked(this);
        }
    }

    /**
     * The worker is about to stop.
     *
     * @param longest how long what runs may go on; in the last quarter, five seconds at most, nothing more begins
     */
    record DrainBegan(Duration longest) implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.drainBegan(this);
        }
    }

    /** Time has passed: {@link OwnerProtocol#nextDeadline()} has come. */
    record TimePassed() implements OwnerEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.timePassed(this);
        }
    }

    /** One method per event: forgetting a case does not compile. */
    interface Visitor<R> {

        R leaseRequested(LeaseRequested event);

        R renewalArrived(RenewalArrived event);

        R holderLeft(HolderLeft event);

        R requestArrived(RequestArrived event);

        R readArrived(ReadArrived event);

        R cancelArrived(CancelArrived event);

        R recallArrived(RecallArrived event);

        R lookArrived(LookArrived event);

        R workStarted(WorkStarted event);

        R workRefused(WorkRefused event);

        R creationEnded(CreationEnded event);

        R workEnded(WorkEnded event);

        R objectShared(ObjectShared event);

        R localHandleRequested(LocalHandleRequested event);

        R localHandleClosed(LocalHandleClosed event);

        R nameDeclared(NameDeclared event);

        R objectRevoked(ObjectRevoked event);

        R nameRevoked(NameRevoked event);

        R drainBegan(DrainBegan event);

        R timePassed(TimePassed event);
    }
}

package io.rref.holder;

import io.rref.ForkId;
import io.rref.protocol.Action;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.List;

/** What happened. Replayable from a log; safe to deliver twice. */
public sealed interface HolderEvent {

    /** Hands this event to the visitor's method for it. */
    <R> R dispatch(Visitor<R> visitor);

    /**
     * Somebody wants an action done; ends with one {@link HolderDecision.Complete}. A handle that the action makes
     * (creation, remote mode, name, second handle) is listed from now on, and closed with {@link HandleClosed}.
     *
     * @param target the owner; without incarnation where any start of the worker will do
     * @param carried the handles that the action's content carries, one for each of {@link Action#handles()}
     */
    record ActionRequested(
            OperationId operation, Target target, Action action, List<CarriedHandle> carried, MonotonicTime deadline)
            implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.actionRequested(this);
        }
    }

    /** Somebody wants to know something of the object behind a handle; ends with one {@link HolderDecision.Complete}. */
    record QueryRequested(OperationId operation, Query query, MonotonicTime deadline) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.queryRequested(this);
        }
    }

    /** Whoever asked does not want it any more. */
    record OperationCancelled(OperationId operation) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.operationCancelled(this);
        }
    }

    /** A handle was closed, collected, or its loan ended: released when its last use has settled. */
    record HandleClosed(ForkId fork) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.handleClosed(this);
        }
    }

    /** This process, a worker, has opened a local handle to an object of its own. */
    record LocalHandleOpened(WireHandle handle) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.localHandleOpened(this);
        }
    }

    /** A request brought handles of other owners: claim them; ends with one {@link HolderDecision.HandlesReceived}. */
    record HandlesArrived(ReceptionId reception, List<WireHandle> handles, MonotonicTime deadline)
            implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.handlesArrived(this);
        }
    }

    /**
     * An answer of this process, a worker, carries handles: register them; ends with one
     * {@link HolderDecision.AnswerShared}.
     *
     * @param receiver who gets the answer
     * @param standsFor how long they stand should this process let go without knowing
     */
    record AnswerShareRequested(
            ShareId share, HolderId receiver, List<CarriedHandle> carried, Duration standsFor, MonotonicTime deadline)
            implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.answerShareRequested(this);
        }
    }

    /** The answer is kept no longer: its handles are withdrawn where nobody claimed them. */
    record AnswerShareEnded(ShareId share) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.answerShareEnded(this);
        }
    }

    /** The reply to one sending. */
    record ReplyArrived(ExchangeId exchange, Reply reply) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.replyArrived(this);
        }
    }

    /** One sending failed without a reply. */
    record SendFailed(ExchangeId exchange, Certainty certainty, String detail) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.sendFailed(this);
        }
    }

    /** Whether a message that failed may have arrived. */
    enum Certainty {
        /** No byte of it left: it certainly was not handled. */
        NOT_SENT,
        /** It may have been handled. */
        MAYBE_SENT
    }

    /**
     * This process did not run for so long. To be told before anything else that it does when it runs again.
     *
     * @param clock what the clock did meanwhile that gives this machine its time
     */
    record ProcessPaused(Duration lasted, ClockMeanwhile clock) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.processPaused(this);
        }
    }

    /** What a process's monotonic clock did while the process did not run. */
    enum ClockMeanwhile {
        /** As under SIGSTOP, in a frozen container, or in a long collection of garbage. */
        WENT_ON,
        /** As while the machine slept. */
        STOOD_STILL
    }

    /** The directory lists the worker otherwise than before: a hint to ask it at once, and nothing more. */
    record WorkerMoved(String worker) implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.workerMoved(this);
        }
    }

    /** This process is stopping: say goodbye to every owner; ends with one {@link HolderDecision.GoodbyesSaid}. */
    record Leaving() implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.leaving(this);
        }
    }

    /** Time has passed: {@link HolderProtocol#nextDeadline()} has come. */
    record TimePassed() implements HolderEvent {

        @Override
        public <R> R dispatch(Visitor<R> visitor) {
            return visitor.timePassed(this);
        }
    }

    /** One method per event: forgetting a case does not compile. */
    interface Visitor<R> {

        R actionRequested(ActionRequested event);

        R queryRequested(QueryRequested event);

        R operationCancelled(OperationCancelled event);

        R handleClosed(HandleClosed event);

        R localHandleOpened(LocalHandleOpened event);

        R handlesArrived(HandlesArrived event);

        R answerShareRequested(AnswerShareRequested event);

        R answerShareEnded(AnswerShareEnded event);

        R replyArrived(ReplyArrived event);

        R sendFailed(SendFailed event);

        R processPaused(ProcessPaused event);

        R workerMoved(WorkerMoved event);

        R leaving(Leaving event);

        R timePassed(TimePassed event);
    }
}

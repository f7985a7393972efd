package io.rref.holder;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.LossReason;
import io.rref.protocol.Message;
import io.rref.protocol.Problem;
import io.rref.protocol.WireHandle;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the shell must now do, in list order. */
public sealed interface HolderDecision {

    /** Calls the method of the effects for this decision. */
    void performWith(HolderEffects effects);

    /** Send this message to the worker that its target names; end with a reply or a failure. */
    record Send(ExchangeId exchange, Message message) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.send(this);
        }
    }

    /** Nobody waits for this sending any more: its connection may be freed. */
    record Forget(ExchangeId exchange) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.forget(this);
        }
    }

    /** Tell whoever asked. Made once per operation. */
    record Complete(OperationId operation, Outcome outcome) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.complete(this);
        }
    }

    /** The owner lists this handle, as it stands now: with the owner's incarnation, and the id that a name is bound to. */
    record HandleKnown(WireHandle handle) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.handleKnown(this);
        }
    }

    /** The creation behind this handle failed: in user code, or because it was refused or not executed. */
    record HandleFailed(ForkId fork, Outcome cause) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.handleFailed(this);
        }
    }

    /** This handle is lost; its gate is closed and its calls have ended. */
    record HandleLost(ForkId fork, LossReason reason) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.handleLost(this);
        }
    }

    /** A local handle may be closed at the owner's machine now: its last use has settled. */
    record CloseLocalHandle(ForkId fork) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.closeLocalHandle(this);
        }
    }

    /** The handles of a request are claimed, but for these. Their claims have all been answered or given up. */
    record HandlesReceived(ReceptionId reception, Map<ForkId, Problem> refused) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.handlesReceived(this);
        }
    }

    /** The handles of an answer are registered, or none is and this is why. */
    record AnswerShared(ShareId share, @Nullable Problem problem) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.answerShared(this);
        }
    }

    /** A worker of which this process holds a lease is stopping, after so long at most. What is here works on until then. */
    record WorkerDraining(String worker, Incarnation incarnation, Duration remaining) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.workerDraining(this);
        }
    }

    /**
     * A defect, made up for: the owner listed other forks than this process had there. Made once for each comparison that found it.
     *
     * @param released that the owner listed and nobody here had
     * @param lost that were here and the owner did not list
     */
    record ForksDiffered(String worker, Incarnation incarnation, int released, int lost) implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.forksDiffered(this);
        }
    }

    /** Every owner has answered the goodbye, or cannot be reached. */
    record GoodbyesSaid() implements HolderDecision {

        @Override
        public void performWith(HolderEffects effects) {
            effects.goodbyesSaid(this);
        }
    }
}

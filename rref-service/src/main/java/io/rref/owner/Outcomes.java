package io.rref.owner;

import io.rref.protocol.Reply;
import io.rref.protocol.RequestNumber;
import java.util.Objects;

/** Ends accepted requests: answers who waits, keeps the outcome, and says when an answer with handles is kept no longer. */
final class Outcomes {

    private final References references;

    private final StandingRenewals renewals;

    Outcomes(References references, StandingRenewals renewals) {
        this.references = references;
        this.renewals = renewals;
    }

    void finish(Request request, Lease lease, Reply reply, Step step) {
        boolean carries =
                reply instanceof Reply.Returned returned && !returned.handles().isEmpty();
        if (carries) {
            request.carryHandles();
        }
        boolean refused = request.isRead() && carries;
        step.answerAll(request.takeWaiting(), refused ? valueHoldsHandles(request) : reply);
        if (request.isRead() || request.isForgotten() || lease.isEnded()) {
            drop(request, step);
        } else {
            lease.window().keep(request, reply);
            tellEnd(request, lease, step);
        }
    }

    /** Whoever has asked it to stop asks again at its own pace, unless it is told that now is the time. */
    private void tellEnd(Request request, Lease lease, Step step) {
        RequestNumber number = request.number();
        if (request.isEndAwaited() && number != null) {
            lease.notices().ended(number);
            renewals.speak(lease, step);
        }
    }

    private static Reply valueHoldsHandles(Request request) {
        Work work = Objects.requireNonNull(request.job()).work();
        return new Reply.Refused(Problems.valueHoldsHandles(((Work.ReadValue) work).rref()));
    }

    /** The answer is kept no longer; only one with handles concerns the shell. */
    void drop(Request request, Step step) {
        Job job = request.job();
        if (request.stopCarrying() && job != null) {
            step.decide(new OwnerDecision.OutcomeDropped(job.id()));
        }
    }

    /** What a repeat of a finished request is told: a listed object with its stage as it is now. */
    Reply repeat(Reply kept) {
        if (kept instanceof Reply.Listed listed) {
            Entry entry = references.find(listed.rref());
            return entry == null ? kept : entry.listed(listed.argumentsIgnored());
        }
        return kept;
    }
}

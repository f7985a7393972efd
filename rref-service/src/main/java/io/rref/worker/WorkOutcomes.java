package io.rref.worker;

import io.rref.owner.OwnerEvent;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import io.rref.runtime.CallOutcome;

/** What those who watch are told of the event that some work ends with. */
final class WorkOutcomes {

    private WorkOutcomes() {}

    static CallOutcome of(OwnerEvent end) {
        if (end instanceof OwnerEvent.WorkRefused refused) {
            return CallOutcome.refused(refused.problem());
        }
        if (end instanceof OwnerEvent.CreationEnded made) {
            RemoteFailure failure = made.failure();
            return failure == null ? CallOutcome.success() : CallOutcome.raised(failure);
        }
        return end instanceof OwnerEvent.WorkEnded ended ? of(ended.reply()) : CallOutcome.success();
    }

    private static CallOutcome of(Reply reply) {
        if (reply instanceof Reply.Raised raised) {
            return CallOutcome.raised(raised.failure());
        }
        if (reply instanceof Reply.Refused refused) {
            return CallOutcome.refused(refused.problem());
        }
        return reply instanceof Reply.AnswerNotKept
                ? CallOutcome.unknown("it was stopped while it ran")
                : CallOutcome.success();
    }
}

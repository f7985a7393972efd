package io.rref.holder;

import io.rref.ForkId;
import io.rref.LossReason;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import io.rref.protocol.Reply;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What an operation comes to: what is told, and what is certain. */
record Ending(Outcome outcome, Fate fate) {

    /** It did not run, for this reason. */
    static Ending notExecuted(Problem problem) {
        return new Ending(new Outcome.NotExecuted(problem), Fate.NOT_RUN);
    }

    static Ending notExecuted(ProblemType type, String detail) {
        return notExecuted(new Problem(type, detail));
    }

    /** It did not run, and its handle is lost. */
    static Ending gone(LossReason reason, String detail) {
        return new Ending(new Outcome.Gone(reason, detail), Fate.NOT_RUN);
    }

    /** It was sent, and may run or have run. */
    static Ending unknown(String detail) {
        return new Ending(new Outcome.Unknown(detail), Fate.UNKNOWN);
    }

    /** It ran; these handles of its answer could not be claimed. */
    static Ending answered(Reply reply, Map<ForkId, LossReason> lostHandles) {
        return new Ending(new Outcome.Answered(reply, lostHandles), Fate.RAN);
    }

    /** What the owner's answer says. */
    static Ending of(Reply reply) {
        if (reply instanceof Reply.Refused refused) {
            return refused(refused.problem());
        }
        if (reply instanceof Reply.Raised raised) {
            return new Ending(new Outcome.Failed(raised.failure()), Fate.RAN);
        }
        if (reply instanceof Reply.CreationFailed failed) {
            return new Ending(new Outcome.Failed(failed.failure()), Fate.NOT_RUN);
        }
        if (reply instanceof Reply.AnswerNotKept) {
            return new Ending(new Outcome.Unknown("executed, answer not kept"), Fate.RAN);
        }
        return answered(reply, Map.of());
    }

    /** What a refusal says. */
    static Ending refused(Problem problem) {
        return problem.type() == ProblemType.REFERENCE_GONE
                ? gone(reasonOf(problem), problem.detail())
                : notExecuted(problem);
    }

    /** The reason of a reference that is gone; released, if the owner does not say. */
    static LossReason reasonOf(Problem problem) {
        String told = problem.members().getOrDefault(Problem.REASON, "");
        String name = told.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(LossReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(LossReason.RELEASED);
    }

    /** The outcome as a problem, for those who are told problems only. */
    static Problem problemOf(Outcome outcome) {
        if (outcome instanceof Outcome.NotExecuted not) {
            return not.problem();
        }
        if (outcome instanceof Outcome.Gone gone) {
            return new Problem(
                    ProblemType.REFERENCE_GONE,
                    gone.detail(),
                    Map.of(Problem.REASON, gone.reason().name()));
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return new Problem(ProblemType.OWNER_UNREACHABLE, unknown.detail());
        }
        return new Problem(ProblemType.HANDLE_REFUSED, "the handle's owner answered " + outcome);
    }

    /** Why a handle is lost that was not claimed, or not registered. */
    static LossReason lossOf(Outcome outcome) {
        if (outcome instanceof Outcome.Gone gone) {
            return gone.reason();
        }
        return LossReason.RELEASED;
    }
}

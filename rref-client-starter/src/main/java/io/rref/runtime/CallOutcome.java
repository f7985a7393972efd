package io.rref.runtime;

import io.rref.holder.Outcome;
import io.rref.protocol.Problem;
import io.rref.protocol.RemoteFailure;
import io.rref.protocol.Reply;
import java.util.Locale;

/**
 * How a call has ended, as far as one knows.
 *
 * @param problem slug of the problem type, or the reason of the loss; {@value #NO_PROBLEM} if it is neither
 * @param detail for people; empty for a success
 */
public record CallOutcome(Kind kind, String problem, String detail) {

    /** What stands where there is no problem type. */
    public static final String NO_PROBLEM = "none";

    /** What is certain. */
    public enum Kind {
        SUCCESS("success"),
        /** User code ran and ended with an exception. */
        RAISED("raised"),
        /** It did not run, and will not. */
        NOT_EXECUTED("not-executed"),
        /** Nobody knows. */
        UNKNOWN("unknown"),
        /** The reference is gone: it did not run. */
        GONE("gone");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As it is shown. */
        public String text() {
            return text;
        }
    }

    private static final CallOutcome SUCCESS = new CallOutcome(Kind.SUCCESS, NO_PROBLEM, "");

    /** It ran, and gave what it was to give. */
    public static CallOutcome success() {
        return SUCCESS;
    }

    /** User code raised this. */
    public static CallOutcome raised(RemoteFailure failure) {
        String detail =
                failure.message().isEmpty() ? failure.className() : failure.className() + ": " + failure.message();
        return new CallOutcome(Kind.RAISED, NO_PROBLEM, detail);
    }

    /** It was refused. */
    public static CallOutcome refused(Problem problem) {
        return new CallOutcome(Kind.NOT_EXECUTED, problem.type().slug(), problem.detail());
    }

    /** Nobody will say what came of it. */
    public static CallOutcome unknown(String detail) {
        return new CallOutcome(Kind.UNKNOWN, NO_PROBLEM, detail);
    }

    /** It could not be begun. */
    static CallOutcome notBegun(Throwable why) {
        return new CallOutcome(Kind.NOT_EXECUTED, NO_PROBLEM, why.toString());
    }

    static CallOutcome of(Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            RemoteFailure failure = answered.reply() instanceof Reply.Listed listed ? listed.failure() : null;
            return failure == null ? SUCCESS : raised(failure);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return raised(failed.failure());
        }
        if (outcome instanceof Outcome.NotExecuted refused) {
            return refused(refused.problem());
        }
        if (outcome instanceof Outcome.Gone gone) {
            String reason = gone.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new CallOutcome(Kind.GONE, reason, gone.detail());
        }
        return unknown(((Outcome.Unknown) outcome).detail());
    }

    /** Whether it came to the worker, or may have. */
    boolean mayHaveRun() {
        return kind != Kind.NOT_EXECUTED && kind != Kind.GONE;
    }
}

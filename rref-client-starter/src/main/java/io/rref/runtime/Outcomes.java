package io.rref.runtime;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRefId;
import io.rref.ReferenceGoneException;
import io.rref.holder.Outcome;
import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;

/** From an outcome to the exception that says it. */
final class Outcomes {

    private Outcomes() {}

    /**
     * The exception for an outcome without an answer.
     *
     * @param raised makes the exception for user code that ended with one
     */
    static Throwable exception(Outcome outcome, String worker, @Nullable RRefId rref, RemoteExceptions raised) {
        if (outcome instanceof Outcome.Failed failed) {
            return raised.recreate(failed.failure(), rref);
        }
        if (outcome instanceof Outcome.NotExecuted refused) {
            String problem = refused.problem().type().slug();
            return new NotExecutedException(
                    problem,
                    "not executed (" + problem + "): " + refused.problem().detail(),
                    worker,
                    rref,
                    null);
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return new OutcomeUnknownException("outcome unknown: " + unknown.detail(), worker, rref, null);
        }
        if (outcome instanceof Outcome.Gone gone) {
            return gone(gone.reason(), gone.detail(), worker, rref);
        }
        throw new IllegalStateException("an answer is no failure: " + outcome);
    }

    /** As it is thrown where nothing declares it: itself, or around what is checked. An error is thrown at once. */
    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime ? runtime : new UndeclaredThrowableException(failure);
    }

    static ReferenceGoneException gone(LossReason reason, String detail, String worker, @Nullable RRefId rref) {
        String said = reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return new ReferenceGoneException(reason, "reference gone (" + said + "): " + detail, worker, rref);
    }
}

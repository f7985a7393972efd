package io.rref.test.chaos;

import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.ReferenceGoneException;
import io.rref.RemoteMethodException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a caller knows of an operation when it has ended. */
enum Outcome {

    /** It has run. */
    ACKNOWLEDGED,

    /** It has not run. */
    NOT_EXECUTED,

    /** It has not run, and its object cannot be used any more. */
    GONE,

    /** Nothing is certain. */
    UNKNOWN,

    /** It has run and raised an exception; operations of this test raise none. */
    FAILED,

    /** The exception is none of those that rref promises. */
    OUTSIDE_THE_TAXONOMY;

    /** What this failure says; null is none. */
    static Outcome of(@Nullable Throwable failure) {
        if (failure == null) {
            return ACKNOWLEDGED;
        }
        Throwable raised = unwrapped(failure);
        if (raised instanceof NotExecutedException) {
            return NOT_EXECUTED;
        }
        if (raised instanceof ReferenceGoneException) {
            return GONE;
        }
        if (raised instanceof OutcomeUnknownException) {
            return UNKNOWN;
        }
        return raised instanceof RemoteMethodException ? FAILED : OUTSIDE_THE_TAXONOMY;
    }

    /** What to write beside the outcome: nothing for a success. */
    static String detail(@Nullable Throwable failure) {
        return failure == null ? "" : unwrapped(failure).toString();
    }

    /** Whether the caller was told that nothing has run. */
    boolean saysNothingRan() {
        return this == NOT_EXECUTED || this == GONE;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}

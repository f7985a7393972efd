package io.rref;

import org.jspecify.annotations.Nullable;

/** The request was sent and its outcome did not arrive: it ran once or not at all. */
public final class OutcomeUnknownException extends RRefException {

    /** Creates the exception. */
    public OutcomeUnknownException(String message, String worker, @Nullable RRefId rref, @Nullable Throwable cause) {
        super(message, worker, rref, cause);
    }
}

package io.rref;

import org.jspecify.annotations.Nullable;

/**
 * A remote use that failed, saying what is certain: {@link NotExecutedException not executed}, {@link RemoteMethodException
 * executed with this error}, {@link OutcomeUnknownException outcome unknown}, or {@link ReferenceGoneException reference
 * gone}. A caller can decide about a retry from the class alone.
 */
public abstract sealed class RRefException extends RuntimeException
        permits NotExecutedException, OutcomeUnknownException, ReferenceGoneException, RemoteMethodException {

    private final String worker;

    private final transient @Nullable RRefId rref;

    RRefException(String message, String worker, @Nullable RRefId rref, @Nullable Throwable cause) {
        super(message, cause);
        this.worker = worker;
        this.rref = rref;
    }

    /** Name of the worker that was asked. */
    public String worker() {
        return worker;
    }

    /** The reference that was used, or null where the use had none (a creation by name, a function). */
    public @Nullable RRefId rref() {
        return rref;
    }
}

package io.rref;

import org.jspecify.annotations.Nullable;

/** The reference cannot be used any more; nothing ran. */
public final class ReferenceGoneException extends RRefException {

    private final LossReason reason;

    /** Creates the exception. */
    public ReferenceGoneException(LossReason reason, String message, String worker, @Nullable RRefId rref) {
        super(message, worker, rref, null);
        this.reason = reason;
    }

    /** Why it is gone. */
    public LossReason reason() {
        return reason;
    }
}

package io.rref.transport;

import org.jspecify.annotations.Nullable;

/** A message that was sent got no reply. */
public final class SendFailedException extends RuntimeException {

    private final boolean certainlyNotSent;

    private SendFailedException(String message, boolean certainlyNotSent, @Nullable Throwable cause) {
        super(message, cause);
        this.certainlyNotSent = certainlyNotSent;
    }

    /** No byte of it left this process. */
    public static SendFailedException notSent(String message, @Nullable Throwable cause) {
        return new SendFailedException(message, true, cause);
    }

    /** It may have been handled. */
    public static SendFailedException maybeSent(String message, @Nullable Throwable cause) {
        return new SendFailedException(message, false, cause);
    }

    /** Whether no byte of it left this process, so that it certainly was not handled. */
    public boolean certainlyNotSent() {
        return certainlyNotSent;
    }
}

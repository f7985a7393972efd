package io.rref.transport;

/** A body or header that cannot be read as what it should be. */
public final class MalformedBodyException extends RuntimeException {

    MalformedBodyException(String message) {
        super(message);
    }

    MalformedBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}

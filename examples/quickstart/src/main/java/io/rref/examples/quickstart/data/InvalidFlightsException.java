package io.rref.examples.quickstart.data;

/** A file of flights cannot be used; the message says which, where in it, and what was expected. */
public final class InvalidFlightsException extends RuntimeException {

    InvalidFlightsException(String message) {
        super(message);
    }
}

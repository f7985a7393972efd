package io.rref.examples.quickstart.data;

/** What the parser stands on is not what must be there; {@link FlightsParser} adds where that is. */
final class UnfitValueException extends RuntimeException {

    UnfitValueException(String message) {
        super(message);
    }
}

package io.rref.examples.quickstart;

/** An argument cannot be used; the message says which, why, and what there is instead. */
final class InvalidArgumentException extends RuntimeException {

    private InvalidArgumentException(String message) {
        super(message + "\n" + Arguments.USAGE);
    }

    static InvalidArgumentException unknown(String argument) {
        return new InvalidArgumentException("unknown argument: " + argument);
    }

    static InvalidArgumentException unfit(String argument, String reason) {
        return new InvalidArgumentException(argument + ": " + reason);
    }
}

package io.rref.examples.quickstart;

/** An argument is none of ours; the message says which and what there is instead. */
final class UnknownArgumentException extends RuntimeException {

    UnknownArgumentException(String argument) {
        super("unknown argument: " + argument + "\n" + Arguments.USAGE);
    }
}

package io.rref.observation;

import java.io.Serial;

/** What an observation is told of a call that did not succeed: the text, without a stack. Nobody is thrown this. */
final class FailedCall extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    FailedCall(String detail) {
        super(detail, null, false, false);
    }
}

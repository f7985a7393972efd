package io.rref.protocol;

import java.util.List;

/**
 * An exception of user code, as it travels.
 *
 * @param className its class where it was raised
 * @param message its text, empty if it had none
 * @param causes one line per cause, class and message, outermost first
 * @param worker where it was raised
 * @param stack where in the worker's code, a line per frame, innermost first; empty unless the worker tells it
 */
public record RemoteFailure(String className, String message, List<String> causes, String worker, List<String> stack) {

    public RemoteFailure {
        causes = List.copyOf(causes);
        stack = List.copyOf(stack);
    }

    /** Without its stack. */
    public RemoteFailure(String className, String message, List<String> causes, String worker) {
        this(className, message, causes, worker, List.of());
    }
}

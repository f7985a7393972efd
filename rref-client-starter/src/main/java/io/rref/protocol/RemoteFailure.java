package io.rref.protocol;

import java.util.List;

/**
 * An exception of user code, as it travels.
 *
 * @param className its class where it was raised
 * @param message its text, empty if it had none
 * @param causes one line per cause, class and message, outermost first
 * @param worker where it was raised
 */
public record RemoteFailure(String className, String message, List<String> causes, String worker) {

    public RemoteFailure {
        causes = List.copyOf(causes);
    }
}

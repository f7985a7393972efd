package io.rref;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The remote method, function or constructor ran and ended with an exception that does not come back as its own class:
 * neither declared by the method and known here, nor one of the JDK's common ones. Where it does come back as its own class,
 * one of these is suppressed in it and says where it ran. PyTorch: C035 to C037.
 */
public final class RemoteMethodException extends RRefException {

    private final String remoteClass;

    private final transient List<String> remoteCauses;

    private final transient List<String> remoteStack;

    /**
     * Creates the exception.
     *
     * @param remoteClass name of the exception's class where it was raised
     * @param remoteCauses one line per cause, class and message, outermost first
     * @param remoteStack one line per frame, innermost first; empty if the worker does not tell it
     */
    public RemoteMethodException(
            String remoteClass,
            List<String> remoteCauses,
            List<String> remoteStack,
            String message,
            String worker,
            @Nullable RRefId rref) {
        super(message, worker, rref, null);
        this.remoteClass = remoteClass;
        this.remoteCauses = List.copyOf(remoteCauses);
        this.remoteStack = List.copyOf(remoteStack);
    }

    /** Name of the exception's class where it was raised. */
    public String remoteClass() {
        return remoteClass;
    }

    /**
     * One line per cause, class and message, outermost first. Where the worker had called another one, what that raised is
     * among them, with that worker's name.
     */
    public List<String> remoteCauses() {
        return remoteCauses;
    }

    /**
     * Where in the worker's code it was raised: one line per frame, innermost first, each cause introduced by its class and
     * message. Empty unless the worker has {@code rref.worker.stack-traces=true}.
     */
    public List<String> remoteStack() {
        return remoteStack;
    }
}

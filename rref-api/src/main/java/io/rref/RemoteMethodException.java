package io.rref;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The remote method, function or constructor ran and ended with an exception that does not come back as its own class:
 * neither declared by the method and known here, nor one of the JDK's common ones. PyTorch: C035 to C037.
 */
public final class RemoteMethodException extends RRefException {

    private final String remoteClass;

    private final transient List<String> remoteCauses;

    /**
     * Creates the exception.
     *
     * @param remoteClass name of the exception's class where it was raised
     * @param remoteCauses one line per cause, class and message, outermost first
     */
    public RemoteMethodException(
            String remoteClass, List<String> remoteCauses, String message, String worker, @Nullable RRefId rref) {
        super(message, worker, rref, null);
        this.remoteClass = remoteClass;
        this.remoteCauses = List.copyOf(remoteCauses);
    }

    /** Name of the exception's class where it was raised. */
    public String remoteClass() {
        return remoteClass;
    }

    /** One line per cause, class and message, outermost first. */
    public List<String> remoteCauses() {
        return remoteCauses;
    }
}

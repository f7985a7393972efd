package io.rref.runtime;

import java.util.List;

/** The handles that belong to an object, closed when it is released. */
public final class OwnedHandles {

    private final Operations operations;

    private final List<HandleState> handles;

    OwnedHandles(Operations operations, List<HandleState> handles) {
        this.operations = operations;
        this.handles = handles;
    }

    /** Closes them. */
    public void close() {
        handles.forEach(state -> operations.closer().close(state, "the object that it belonged to has been released"));
    }
}

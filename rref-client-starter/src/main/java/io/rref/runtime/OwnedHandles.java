package io.rref.runtime;

import java.util.List;
import java.util.function.Consumer;

/** The handles that belong to an object, closed when it is released. */
public final class OwnedHandles {

    private static final OwnedHandles NONE = new OwnedHandles(List.of(), state -> {});

    private final List<HandleState> handles;

    private final Consumer<HandleState> closing;

    OwnedHandles(Operations operations, List<HandleState> handles) {
        this(handles, state -> operations.closer().close(state, "the object that it belonged to has been released"));
    }

    private OwnedHandles(List<HandleState> handles, Consumer<HandleState> closing) {
        this.handles = handles;
        this.closing = closing;
    }

    /** What an object has that keeps and closes its own. */
    public static OwnedHandles none() {
        return NONE;
    }

    /** Closes them. */
    public void close() {
        handles.forEach(closing);
    }
}

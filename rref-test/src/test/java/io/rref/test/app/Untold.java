package io.rref.test.app;

import io.rref.RemoteInterface;

/** Functions whose declarations do not tell what they give. */
@RemoteInterface
public interface Untold {

    /** A room, made when the gate is opened; holds its thread until then. */
    Object room(String gate);

    /** A future, as if it were a value. */
    Object future();
}

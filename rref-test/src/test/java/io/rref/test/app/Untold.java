package io.rref.test.app;

import io.rref.RemoteInterface;

/** Functions whose declarations do not tell all of what they give. */
@RemoteInterface
public interface Untold {

    /** A room, made when the gate is opened; holds its thread until then. */
    Object room(String gate);

    /** A room that can be locked, given as one that cannot. */
    Room plainRoom();

    /** A future, as if it were a value. */
    Object future();
}

package io.rref.test.app;

import io.rref.RemoteInterface;

/** An object that calls another worker while it is made. */
@RemoteInterface
public interface Outpost {

    /** What the other worker has answered. */
    long answer();
}

package io.rref.elsewhere;

import io.rref.RemoteInterface;

/** A contract of another jar. */
@RemoteInterface
public interface Faraway {

    long far();
}

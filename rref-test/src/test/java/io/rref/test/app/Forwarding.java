package io.rref.test.app;

import io.rref.RemoteInterface;

/** Functions that fail because another worker's do. */
@RemoteInterface
public interface Forwarding {

    long refuseOn(String worker, String text);

    long refuseUndeclaredOn(String worker, String text);
}

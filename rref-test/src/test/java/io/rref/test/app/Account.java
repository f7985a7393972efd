package io.rref.test.app;

import io.rref.RemoteInterface;

/** An object whose creation wants arguments of several types, and can fail. */
@RemoteInterface
public interface Account {

    String owner();
}

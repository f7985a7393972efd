package io.rref.test.app;

import io.rref.RemoteInterface;

/** A contract that no class on any worker serves. */
@RemoteInterface
public interface Unserved {

    long number();
}

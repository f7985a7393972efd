package io.rref.test.app;

import io.rref.RemoteInterface;

/** An object that is made with a handle to another one. */
@RemoteInterface
public interface Adder {

    /** Adds to the counter that it was made with. */
    long add(long n);
}

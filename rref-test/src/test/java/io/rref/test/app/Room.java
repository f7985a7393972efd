package io.rref.test.app;

import io.rref.RemoteInterface;

/** An object that is entered and left, as a context manager of PyTorch is. */
@RemoteInterface
public interface Room extends AutoCloseable {

    /** One more is inside. */
    void enter();

    /** How many are inside. */
    long inside();

    /** One has left. */
    @Override
    void close();
}

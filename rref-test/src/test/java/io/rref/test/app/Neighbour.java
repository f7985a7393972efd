package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;

/** An object that holds a handle to another one of its kind. */
@RemoteInterface
public interface Neighbour {

    /** Keeps the handle that it is lent, until it is released or the gate of this name is opened on its worker. */
    void hold(RRef<Neighbour> other, String gate);
}

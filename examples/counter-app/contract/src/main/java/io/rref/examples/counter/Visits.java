package io.rref.examples.counter;

import io.rref.RemoteInterface;

/** Counts visits; the object lives on a worker. */
@RemoteInterface
public interface Visits {

    /** Counts one more and says how many there are now. */
    VisitCount count();

    /** How many there are, without counting. */
    VisitCount soFar();
}

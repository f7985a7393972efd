package io.rref.benchmarks.rref;

import io.rref.RemoteInterface;

/** What is called: as little as can be. */
@RemoteInterface
public interface Counter {

    /** Adds, and gives the new count. */
    long increment(long by);

    /** The count, as a value that can stay on the worker. */
    long count();
}

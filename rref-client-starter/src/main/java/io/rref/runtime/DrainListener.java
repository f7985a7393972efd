package io.rref.runtime;

import io.rref.WorkerDraining;

/** Told once of each worker that is stopping while this process holds something of it, on the holder's executor. */
@FunctionalInterface
public interface DrainListener {

    /** The worker is stopping. May block. */
    void draining(WorkerDraining draining);
}

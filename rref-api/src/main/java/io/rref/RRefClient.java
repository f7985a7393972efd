package io.rref;

import java.time.Duration;
import java.util.List;

/** Where every use of remote references starts: a bean of every app that has rref on its class path. Thread-safe. */
public interface RRefClient extends AutoCloseable {

    /**
     * The worker of this name. Never blocks: the network is touched at its first use.
     *
     * @throws IllegalArgumentException if the name cannot be a worker's
     */
    Worker on(String worker);

    /** The same worker; if its incarnation is known, only that start of it. */
    Worker on(WorkerInfo worker);

    /** This process. */
    WorkerInfo self();

    /** The workers that the directory lists now. */
    List<WorkerInfo> workers();

    /**
     * Tells every owner goodbye, which releases all handles of this process at once, and waits for their answers.
     *
     * @param drain how long to wait at most
     */
    void shutdown(Duration drain);

    /** {@link #shutdown} with the configured drain time. */
    @Override
    void close();
}

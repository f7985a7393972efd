package io.rref.benchmarks.peer;

import java.time.Duration;
import java.util.List;

/** Something that is measured, in processes of its own. One caller at a time. */
public interface Peer extends AutoCloseable {

    /** Its name in reports. */
    String name();

    /** What exactly it is: versions. */
    String version();

    /** Its processes, whose processor time is its own. */
    List<ProcessHandle> processes();

    /** Whether its code gets faster as it runs, so that its first slices tell nothing. */
    boolean getsFaster();

    /** Runs an operation again and again for so long; blocks until it is done. */
    Slice run(Operation operation, Duration length);

    /** Ends its processes. */
    @Override
    void close();
}

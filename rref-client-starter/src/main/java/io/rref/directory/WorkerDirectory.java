package io.rref.directory;

import java.util.List;
import java.util.function.Consumer;

/**
 * From a worker's name to the addresses where it may be: a hint, never the judge of whether it lives. Thread-safe; never blocks.
 * One that watches something begins with the first question, and ends with {@link AutoCloseable#close()} if it has that.
 */
public interface WorkerDirectory {

    /** Where the worker may be, as far as is known now. */
    WorkerLookup find(String worker);

    /** Names of all workers that are listed now, in order of the name. */
    List<String> names();

    /**
     * Adds a listener that is told the name of each worker whose addresses have changed, after the change, on a thread that it
     * must not block. By default nothing ever changes.
     */
    default void onChange(Consumer<String> listener) {}
}

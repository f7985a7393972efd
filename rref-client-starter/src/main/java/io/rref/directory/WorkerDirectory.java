package io.rref.directory;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** From a worker's name to its address. Thread-safe; never blocks. */
public interface WorkerDirectory {

    /** Base address of the worker, without path; empty if none of this name is listed. */
    Optional<URI> find(String worker);

    /** Names of all workers that are listed now, in order of the name. */
    List<String> names();
}

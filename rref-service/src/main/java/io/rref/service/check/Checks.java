package io.rref.service.check;

import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** What a worker knows of its checks. */
@RemoteInterface
public interface Checks {

    /** Whether the worker holds the check of this name. */
    boolean holds(String name);

    /** Ends when the worker does not hold the check of this name, and gives the name back. */
    CompletableFuture<String> released(String name);
}

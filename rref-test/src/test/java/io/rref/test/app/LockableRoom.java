package io.rref.test.app;

import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** What the class of every room serves too: a second contract of one class. */
@RemoteInterface
public interface LockableRoom extends Room {

    /** Locks it, and tells how many are locked in. */
    long lock();

    /** The same when the gate is opened. */
    CompletableFuture<Long> lockBehind(String gate);
}

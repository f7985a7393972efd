package io.rref.runtime;

import io.rref.ForkId;
import io.rref.RRefId;
import io.rref.RRefType;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The worker in this very process, if it is one: what lives here, reached without the network. Thread-safe. */
public interface LocalOwner {

    /** Handles a message of this process to itself; never blocks, and runs no user code on the calling thread. */
    CompletableFuture<Reply> deliver(Message message);

    /** The object itself; empty if it is not here or not made yet. */
    Optional<Object> value(RRefId rref);

    /** What kind of object it is; empty if it is not here or not made yet. */
    Optional<RRefType> type(RRefId rref);

    /**
     * Lists a value or object of the application, held by a local handle.
     *
     * @param type its declared type, a contract if it can be called
     */
    void share(RRefId rref, ForkId fork, Type type, Object local);

    /**
     * Opens one more local handle to an object of this process.
     *
     * @param under a fork or local handle that stands
     * @return false if the object or that handle is gone
     */
    boolean openLocalHandle(RRefId rref, ForkId under, ForkId fresh);

    /**
     * Tells all holders that the worker is stopping, takes nothing new, lets what runs go on for so long at most, and ends
     * every lease then. A second time changes nothing.
     *
     * @return completes when that is done and the holders have been told; never exceptionally
     */
    CompletableFuture<Void> drain(Duration longest);

    /** Closes a local handle. */
    void closeLocalHandle(RRefId rref, ForkId fork);
}

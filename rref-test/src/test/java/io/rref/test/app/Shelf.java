package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** An object that holds a handle to another worker's object beyond the call that brought it. */
@RemoteInterface
public interface Shelf {

    /** Keeps the handle that it is lent. */
    void keep(RRef<Counter> counter);

    /** Keeps the handle that it is lent, and ends when the gate is opened; holds no thread until then. */
    CompletableFuture<Void> keepAndWait(RRef<Counter> counter, String gate);

    /** Stores the handle that it is lent without keeping it, which is a mistake. */
    void store(RRef<Counter> counter);

    /** Adds to the counter whose handle is here. */
    long add(long n);

    /** Passes the handle that is here on to the shelf of another worker. */
    void passOn(String worker);

    /** Lets go of the handle. */
    void drop();
}

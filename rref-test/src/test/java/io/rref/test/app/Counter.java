package io.rref.test.app;

import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** An object with a state. */
@RemoteInterface
public interface Counter extends Resettable {

    long add(long n);

    long value();

    /** Adds when the gate of this name is opened on the counter's worker; holds no thread until then. */
    CompletableFuture<Long> addBehind(String gate, long n);

    /** A default method. */
    default long increment() {
        return add(1);
    }
}

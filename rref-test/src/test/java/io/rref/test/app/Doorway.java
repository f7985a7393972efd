package io.rref.test.app;

import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** An object that is not serial: any number of calls wait in it together. */
@RemoteInterface
public interface Doorway {

    /** Gives the number back when the gate is opened; holds no thread until then. */
    CompletableFuture<Long> pass(String gate, long n);
}

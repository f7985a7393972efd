package io.rref.test.app;

import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Functions that take their time. */
@RemoteInterface
public interface Waiting {

    /** Gives the number back when the gate is opened; holds no thread until then. */
    CompletableFuture<Long> pass(String gate, long n);

    /** The same as a Mono. */
    Mono<Long> passMono(String gate, long n);

    /** Gives the number back when the gate is opened; holds its thread until then. */
    long passBlocking(String gate, long n);

    /** Gives the number back after some milliseconds, and holds its thread until then. */
    long pause(int milliseconds, long n);

    /** How many have come to a gate. */
    int waitingAt(String gate);

    /** Opens a gate. */
    void open(String gate);
}

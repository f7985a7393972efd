package io.rref.test.chaos;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** The object under test: its worker's history tells of every operation that ran on it, and of its release. */
@RemoteInterface
public interface Tally {

    /** Runs the operation of this number. */
    void execute(long number);

    /** The same after a while, without holding a thread until then. */
    CompletableFuture<String> executeLater(long number, int milliseconds);

    /** Has another object, anywhere, run the operation; answers what this worker knows of it as an {@link Outcome}'s name. */
    CompletableFuture<String> relay(RRef<Tally> other, long number, int limitMs);
}

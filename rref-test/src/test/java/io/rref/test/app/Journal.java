package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** A serial object: it takes one call at a time, and shows what it has seen. */
@RemoteInterface
public interface Journal {

    /** Writes a number down; gives it back. */
    long note(long n);

    /** Writes a number down when the gate is opened; holds no thread until then. */
    CompletableFuture<Long> noteBehind(String gate, long n);

    /** The numbers in the order in which they were written down. */
    List<Long> noted();

    /** How many calls there were at once at most. */
    int mostAtOnce();

    /** Has itself write a number down, and waits for it. */
    long noteByItself(RRef<Journal> itself, long n);

    /** Has itself write a number down, in a future that is only done with it. */
    CompletableFuture<Long> noteByItselfLater(RRef<Journal> itself, long n);

    /** The same as a Mono, after another call has been answered. */
    Mono<Long> noteByItselfAfter(RRef<Counter> other, RRef<Journal> itself, long n);

    /** Has a function of another worker call it, and waits for that. */
    long noteOver(String worker, RRef<Journal> itself, long n);
}

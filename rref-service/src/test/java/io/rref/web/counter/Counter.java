package io.rref.web.counter;

import io.rref.RemoteInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the tests call. */
@RemoteInterface
public interface Counter {

    long add(long n);

    long addAll(List<Long> numbers);

    String echo(String text);

    void fail(String text);

    /** Adds when the gate of this name opens, without holding a thread. */
    CompletableFuture<Long> addBehind(String gate);

    /** Adds when the gate of this name opens, holding its thread. */
    long addBlocking(String gate);
}

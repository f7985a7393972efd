package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Functions that call on along a way of workers, and write down how each hop ends. */
@RemoteInterface
public interface Hops {

    /** Waits behind the gate at the end of the way; each hop before it holds its thread. */
    long waitBlocking(List<String> way, String gate);

    /** The same without holding a thread. */
    CompletableFuture<Long> waitAsync(List<String> way, String gate);

    /** Holds its thread at this gate, and calls the other worker when it is opened. */
    long callBehind(String gate, String other);

    /** The same, and keeps the handle that it is lent. */
    long keepBehind(String gate, RRef<Counter> counter);
}

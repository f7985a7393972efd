package io.rref.worker;

import io.rref.RemoteInterface;
import java.util.concurrent.CompletableFuture;

/** What the threads of a concurrency test call. */
@RemoteInterface
interface Tally {

    long add(long amount);

    CompletableFuture<Long> never();
}

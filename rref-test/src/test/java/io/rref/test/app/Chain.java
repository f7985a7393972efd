package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Functions that pass the handle that they are lent on to the next worker of a way, and nest handles in handles. */
@RemoteInterface
public interface Chain {

    /** Adds at the end of the way; each hop waits for the next one. */
    long addBySync(List<String> way, RRef<Counter> counter, long n);

    /** The same without holding a thread. */
    CompletableFuture<Long> addByAsync(List<String> way, RRef<Counter> counter, long n);

    /** The same, and each hop leaves its result where it ran, for the one before to fetch. */
    long addByRemote(List<String> way, RRef<Counter> counter, long n);

    /** The handle that it was lent: called in remote mode, it stays here as a value. */
    RRef<Counter> nested(RRef<Counter> counter);

    /** The same, one deeper. */
    RRef<RRef<Counter>> nestedTwice(RRef<RRef<Counter>> counter);

    /** The crate that it was lent: called in remote mode, it stays here with its handles. */
    Crate crate(Crate crate);
}

package io.rref;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One recorded call, not yet made. Immutable; each of its last four methods makes the call anew.
 *
 * @param <R> what the method returns
 */
public interface Invocation<R extends @Nullable Object> {

    /**
     * A copy with this timeout. By default the view's, the contract's or the client's.
     *
     * @param own how long the call may take; zero for no limit of its own, which still ends at the client's ceiling
     * @throws IllegalArgumentException if it is negative
     */
    Invocation<R> timeout(Duration own);

    /**
     * A copy that carries one more call attribute to the worker.
     *
     * @throws IllegalArgumentException if the key begins with {@code rref.}: such attributes are rref's own
     */
    Invocation<R> attribute(String key, String value);

    /**
     * Makes the call and waits for its result. Blocks until the deadline at most; refused on event-loop threads.
     * PyTorch: {@code rpc_sync}.
     *
     * @throws RRefException what is certain when there is no result
     * @throws java.lang.reflect.UndeclaredThrowableException around a checked exception that the method declares; the proxy of
     *     {@link Remote#rpcSync()} throws that itself
     */
    R rpcSync();

    /**
     * Makes the call and returns at once. Cancelling the future cancels the call. The future completes on the client's
     * executor, so what is chained to it may block. Throws nothing: that the handle is closed or lost, or that an argument
     * cannot travel, ends the future as well. PyTorch: {@code rpc_async}.
     */
    CompletableFuture<R> rpcAsync();

    /** The call as a cold publisher: each subscription is a new call. */
    Mono<R> rpcMono();

    /**
     * Makes the call, leaves its result on the worker and returns a handle to it at once. PyTorch: {@code remote}.
     */
    RRef<R> remote();
}

package io.rref;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What can be called: the object behind a handle, or a worker's functions. Thread-safe.
 *
 * <p>A recorded call ({@code x -> x.add(1)}) makes exactly one call on its argument and returns what that call returned;
 * anything else is an {@link IllegalArgumentException} that shows the right form.
 *
 * @param <T> the contract; for another type every method here says so and names {@code toHere} and functions
 */
public interface Remote<T extends @Nullable Object> {

    /**
     * A proxy whose methods call the remote one and wait for its result. Blocks for at most the timeout on each call;
     * refused on event-loop threads. PyTorch: {@code rref.rpc_sync()}.
     */
    T rpcSync();

    /**
     * Short for {@code call(call).rpcAsync()}. What is wrong with the recorded call is thrown; that what this refers to is a value,
     * which has no methods, ends the future as all else does. PyTorch: {@code rref.rpc_async()}.
     *
     * @throws IllegalArgumentException if the lambda is no recorded call, or its method returns a future or a {@code Mono}: {@link
     *     #callStage} and {@link #callMono} give that one's value
     */
    default <R extends @Nullable Object> CompletableFuture<R> rpcAsync(RemoteCall<? super T, R> call) {
        return call(call).rpcAsync();
    }

    /** Short for {@code call(call).remote()}: the result stays on the worker. PyTorch: {@code rref.remote()}. */
    default <R extends @Nullable Object> RRef<R> remote(RemoteCall<? super T, R> call) {
        return call(call).remote();
    }

    /**
     * Records one call.
     *
     * @throws IllegalArgumentException if the lambda is no recorded call, or its method returns a future or a {@code Mono}: {@link
     *     #callStage} and {@link #callMono} give that one's value
     * @throws IllegalStateException if what this refers to is a value, which has no methods
     */
    <R extends @Nullable Object> Invocation<R> call(RemoteCall<? super T, R> call);

    /** Records one call of a method that returns a future; its result is the future's value. */
    <R> Invocation<R> callStage(RemoteStage<? super T, R> call);

    /** Records one call of a method that returns a {@code Mono}; its result is the Mono's value. */
    <R> Invocation<R> callMono(RemoteMono<? super T, R> call);

    /** Records one call of a method that returns nothing. */
    Invocation<@Nullable Void> run(RemoteAction<? super T> call);

    /**
     * Calls by name, each with the timeout that calls through this have. Refers to nothing until it is used: a contract that
     * is not known here is an {@link IllegalStateException} of the call. PyTorch: {@code createRRefProxy}.
     */
    UntypedProxy proxy(RpcMode mode);

    /**
     * The same with its own timeout.
     *
     * @param own how long each call may take; zero for no limit of its own, which still ends at the client's ceiling
     * @throws IllegalArgumentException if it is negative
     */
    UntypedProxy proxy(RpcMode mode, Duration own);

    /**
     * A view whose calls have this timeout where they name none. The handle stays whose it was.
     *
     * <p>The first of these counts: the call's own timeout, its view's, the contract's ({@code
     * rref.client.contracts[<contract>].timeout}), the client's ({@code rref.client.timeout}). None goes beyond {@code
     * rref.client.ceiling}.
     *
     * @param own how long a call may take; zero for no limit of its own, which still ends at the client's ceiling
     * @throws IllegalArgumentException if it is negative
     */
    Remote<T> withTimeout(Duration own);
}

package io.rref;

import org.jspecify.annotations.Nullable;

/**
 * Calls methods of a contract by name, for callers that learn only at run time what to call: scripts, consoles, bridges. All
 * else calls through {@link Remote#rpcSync()} and its neighbours, which the compiler checks. Thread-safe, and good for any
 * number of calls. PyTorch: {@code createRRefProxy}.
 */
public interface UntypedProxy {

    /**
     * Calls a method. What comes back depends on the {@link RpcMode} that the proxy was made with: the value, which is null
     * for a method that returns nothing; a {@code CompletableFuture} of it; or an {@link RRef} to it. A method that itself
     * returns a future or a {@code Mono} gives what that gives, never a future of a future.
     *
     * <p>The method is looked up in the contract that the reference came with. Only where that has none of this name, or is not on the
     * class path here, the owner is asked for the object's class, once for each handle, and the method is looked up in the other
     * contracts that this class serves, if it is on the class path. The question and the call have the timeout each. What the
     * application shares ({@link RRefClient#share(Class, Object)}) is called by the contract that it is shared by, and no other.
     *
     * <p>Numbers are widened as Java widens them, so that {@code 1} is good for a {@code long}; nothing else is converted.
     *
     * <p>{@link RpcMode#RPC_SYNC} blocks until the timeout at most and is refused on event-loop threads; it throws what
     * {@link Invocation#rpcSync()} throws. {@link RpcMode#REMOTE} throws what is wrong before the call is sent, and blocks where
     * the class has to be asked for; what goes wrong later is for the reference to say. {@link RpcMode#RPC_ASYNC} throws nothing and waits for nothing: whatever goes wrong,
     * this included, ends the future.
     *
     * @param method its name, or name and erased parameter types where overloads have as many
     *     parameters as each other: {@code add} or {@code add(long)}
     * @param <R> what the caller takes the result for; it is not checked before it is assigned
     * @throws NotExecutedException {@code contract-mismatch} if neither has such a method, naming those of the contract that may have
     *     been meant; {@code bad-arguments} if the arguments are not those of the method
     */
    <R extends @Nullable Object> R call(String method, @Nullable Object... arguments);
}

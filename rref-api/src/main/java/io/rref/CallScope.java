package io.rref;

/**
 * Waits at its end for the calls that were begun in it: {@code try (CallScope calls = rrefs.waitAll()) { … }}. Calls of {@code
 * rpcAsync}, of a typed proxy's method that returns a future, and by name with {@link RpcMode#RPC_ASYNC}, belong to the innermost scope of the thread that begins them, and
 * to the client that opened it. So do those that are begun in what is chained to the futures of its calls, unless that runs on an
 * executor of its own. What waits itself ({@code rpcSync}, {@code toHere}), Monos and results that stay remote belong to none.
 * PyTorch: {@code _wait_all}.
 *
 * <p>Opened and closed by one thread, the inner of two before the outer; its other methods are thread-safe.
 */
public interface CallScope extends AutoCloseable {

    /** How many of its calls have not ended. Never blocks. */
    int open();

    /**
     * Cancels those of its calls that have not ended. A call that was cancelled, by this or by its future, is waited for no more, and
     * its cancelling is no failure of the scope. Never blocks.
     */
    void cancel();

    /**
     * Waits until all its calls have ended, each by its own deadline. At the first failure, whether or not somebody has looked at
     * the future, the other calls are cancelled and that failure is thrown. An interrupt cancels them too. Also after an exception
     * of the block itself it waits: who does not want that calls {@link #cancel()} first. Again: does nothing. Blocks.
     *
     * @throws RRefException or what else {@link Invocation#rpcSync()} of the failed call would have thrown
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, which it then still is
     * @throws IllegalStateException on another thread than that which opened it, or before a scope that was opened inside it;
     *     the thread has neither scope then, and their calls go on
     */
    @Override
    void close();
}

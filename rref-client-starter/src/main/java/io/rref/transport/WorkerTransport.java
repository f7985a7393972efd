package io.rref.transport;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.util.concurrent.CompletableFuture;

/** Carries messages to the workers that their targets name. Thread-safe; never blocks. */
@FunctionalInterface
public interface WorkerTransport {

    /**
     * Sends a message once. Only what was sent in a batch and got no answer there is sent again, by itself; it carries a number, and a
     * failure counts what the first sending may have done.
     *
     * @return the reply; fails with {@link SendFailedException} and nothing else. Cancelling it frees the connection, or its place in
     *     a batch.
     */
    CompletableFuture<Reply> send(Message message);
}

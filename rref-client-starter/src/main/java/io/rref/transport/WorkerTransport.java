package io.rref.transport;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import java.util.concurrent.CompletableFuture;

/** Carries messages to the workers that their targets name. Thread-safe; never blocks. */
@FunctionalInterface
public interface WorkerTransport {

    /**
     * Sends a message once, without any resend of its own.
     *
     * @return the reply; fails with {@link SendFailedException} and nothing else. Cancelling it frees the connection.
     */
    CompletableFuture<Reply> send(Message message);
}

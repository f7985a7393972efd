package io.rref.test.conformance.mutation;

import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.WorkerTransport;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** What a process sends to itself goes out and comes back. */
@Mutation(row = "C026", type = "io.rref.runtime.Sendings", method = "deliver", parameters = 1)
final class SelfCallsOverTheNetwork {

    private SelfCallsOverTheNetwork() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static CompletableFuture<Reply> enter(
            @Advice.FieldValue("transport") WorkerTransport transport, @Advice.Argument(0) Message message) {
        return transport.send(message);
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.Enter CompletableFuture<Reply> sent,
            @Advice.Return(readOnly = false) @Nullable CompletableFuture<Reply> reply) {
        reply = sent;
    }
}

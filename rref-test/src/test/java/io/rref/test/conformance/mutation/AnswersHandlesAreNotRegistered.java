package io.rref.test.conformance.mutation;

import io.rref.codec.Encoded;
import io.rref.runtime.WorkerHandles.SharedAnswer;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The handles of an answer are sent without a word to their owners. */
@Mutation(row = "C096", type = "io.rref.runtime.WorkerHandles", method = "share", parameters = 5)
final class AnswersHandlesAreNotRegistered {

    private AnswersHandlesAreNotRegistered() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static CompletableFuture<SharedAnswer> enter(@Advice.Argument(0) Encoded encoded) {
        return CompletableFuture.completedFuture(new SharedAnswer(encoded, null));
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.Enter CompletableFuture<SharedAnswer> unregistered,
            @Advice.Return(readOnly = false) @Nullable CompletableFuture<SharedAnswer> shared) {
        shared = unregistered;
    }
}

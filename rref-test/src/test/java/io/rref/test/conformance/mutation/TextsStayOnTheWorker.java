package io.rref.test.conformance.mutation;

import io.rref.protocol.RemoteFailure;
import net.bytebuddy.asm.Advice;

/** A failure is told by its class alone. */
@Mutation(row = "C079", type = "io.rref.execution.RemoteFailures", method = "of", parameters = 1)
final class TextsStayOnTheWorker {

    private TextsStayOnTheWorker() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) RemoteFailure told) {
        told = new RemoteFailure(told.className(), "", told.causes(), told.worker());
    }
}

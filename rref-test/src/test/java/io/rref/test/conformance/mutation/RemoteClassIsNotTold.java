package io.rref.test.conformance.mutation;

import io.rref.protocol.RemoteFailure;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** An exception that cannot be made again is told by its text alone. */
@Mutation(row = "C037", type = "io.rref.runtime.RemoteExceptions", method = "remote", parameters = 2)
final class RemoteClassIsNotTold {

    private RemoteClassIsNotTold() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) RemoteFailure failure) {
        failure = new RemoteFailure("", failure.message(), List.of(), failure.worker());
    }
}

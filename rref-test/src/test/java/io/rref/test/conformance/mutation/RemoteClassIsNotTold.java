package io.rref.test.conformance.mutation;

import io.rref.RemoteMethodException;
import io.rref.protocol.RemoteFailure;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** An exception that cannot be made again is told by its text alone. */
@Mutation(row = "C037", type = "io.rref.runtime.RemoteExceptions", method = "remote", parameters = 2)
final class RemoteClassIsNotTold {

    private RemoteClassIsNotTold() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.Argument(0) RemoteFailure failure, @Advice.Return(readOnly = false) RemoteMethodException told) {
        told = new RemoteMethodException("", List.of(), failure.message(), failure.worker(), null);
    }
}

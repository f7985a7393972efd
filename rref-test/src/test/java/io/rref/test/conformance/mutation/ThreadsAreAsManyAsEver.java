package io.rref.test.conformance.mutation;

import net.bytebuddy.asm.Advice;

/** The setting is not taken over. */
@Mutation(row = "C016", type = "io.rref.service.autoconfigure.RRefWorkerProperties", method = "threads", parameters = 0)
final class ThreadsAreAsManyAsEver {

    private ThreadsAreAsManyAsEver() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int threads) {
        threads = 200;
    }
}

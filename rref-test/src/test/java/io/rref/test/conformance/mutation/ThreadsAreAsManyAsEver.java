package io.rref.test.conformance.mutation;

import net.bytebuddy.asm.Advice;

/** The setting is not taken over. */
@Mutation(row = "C016", type = "io.rref.runtime.BlockingExecutor", method = "create", parameters = 3)
final class ThreadsAreAsManyAsEver {

    private ThreadsAreAsManyAsEver() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) int threads) {
        threads = 200;
    }
}

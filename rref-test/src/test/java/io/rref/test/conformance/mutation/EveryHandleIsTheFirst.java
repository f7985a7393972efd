package io.rref.test.conformance.mutation;

import net.bytebuddy.asm.Advice;

/** Of several handles in one request, the receiver reads the first in every place. */
@Mutation(row = "C090", type = "io.rref.runtime.ReadHandles", method = "read", parameters = 2)
final class EveryHandleIsTheFirst {

    private EveryHandleIsTheFirst() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) int position) {
        position = 0;
    }
}

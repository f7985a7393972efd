package io.rref.test.conformance.mutation;

import net.bytebuddy.asm.Advice;

/** A handle counts as confirmed before the owner has said a word. */
@Mutation(row = "C085", type = "io.rref.runtime.HeldRRef", method = "confirmedByOwner", parameters = 0)
final class ConfirmedFromTheStart {

    private ConfirmedFromTheStart() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean confirmed) {
        confirmed = true;
    }
}

package io.rref.test.conformance.mutation;

import net.bytebuddy.asm.Advice;

/** A process that has left goes on as if it had not. */
@Mutation(row = "C009", type = "io.rref.holder.HolderProtocol", method = "leave", parameters = 0)
final class ClosedClientGoesOn {

    private ClosedClientGoesOn() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
        return true;
    }
}

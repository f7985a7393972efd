package io.rref.test.conformance.mutation;

import io.rref.WorkerInfo;
import net.bytebuddy.asm.Advice;

/** An owner is known by its name, not by the start of its process. */
@Mutation(row = "C077", type = "io.rref.runtime.HeldRRef", method = "owner", parameters = 0)
final class OwnersAreNamesOnly {

    private OwnersAreNamesOnly() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) WorkerInfo owner) {
        owner = WorkerInfo.named(owner.name());
    }
}

package io.rref.test.conformance.mutation;

import io.rref.WorkerInfo;
import net.bytebuddy.asm.Advice;

/** A handle names a worker that can use the object, but does not hold it. */
@Mutation(row = "C103", type = "io.rref.runtime.HeldRRef", method = "owner", parameters = 0)
final class OwnerIsAnotherWorker {

    private OwnerIsAnotherWorker() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) WorkerInfo owner) {
        owner = WorkerInfo.named("worker-3");
    }
}

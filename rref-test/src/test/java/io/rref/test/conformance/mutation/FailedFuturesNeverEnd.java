package io.rref.test.conformance.mutation;

import io.rref.holder.Outcome;
import net.bytebuddy.asm.Advice;

/** A future ends when there is a value, and only then. */
@Mutation(row = "C043", type = "io.rref.runtime.RunningOperation", method = "complete", parameters = 2)
final class FailedFuturesNeverEnd {

    private FailedFuturesNeverEnd() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(@Advice.Argument(1) Outcome ended) {
        return !(ended instanceof Outcome.Answered);
    }
}

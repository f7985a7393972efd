package io.rref.test.conformance.mutation;

import java.time.Duration;
import net.bytebuddy.asm.Advice;

/** The default timeout is ignored. */
@Mutation(row = "C061", type = "io.rref.runtime.RuntimeSettings", method = "effective", parameters = 1)
final class EveryCallHasTheCeiling {

    private EveryCallHasTheCeiling() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("ceiling") Duration ceiling, @Advice.Return(readOnly = false) Duration effective) {
        effective = ceiling;
    }
}

package io.rref.holder;

import net.bytebuddy.asm.Advice;

/** An answer is acknowledged when it is read, before the claims on its handles are answered. */
final class AcknowledgesAtOnce {

    private AcknowledgesAtOnce() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.FieldValue("dispatch") Dispatch dispatch, @Advice.Argument(0) Operation operation) {
        dispatch.giveNumberBack(operation);
        dispatch.tellSettled(operation);
    }
}

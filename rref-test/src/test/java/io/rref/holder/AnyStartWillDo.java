package io.rref.holder;

import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;
import net.bytebuddy.asm.Advice;

/** A handle that is not known yet is used at its owner by name. */
final class AnyStartWillDo {

    private AnyStartWillDo() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Target target) {
        if (WireHandle.NOT_YET_KNOWN.equals(target.incarnation())) {
            target = new Target(target.worker(), null);
        }
    }
}

package io.rref.holder;

import io.rref.protocol.MonotonicTime;
import net.bytebuddy.asm.Advice;

/** An operation's alarm is set to its next sending only. */
final class DeadlinesDoNotRing {

    private DeadlinesDoNotRing() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("sendAt") MonotonicTime sendAt, @Advice.Return(readOnly = false) MonotonicTime alarm) {
        alarm = sendAt;
    }
}

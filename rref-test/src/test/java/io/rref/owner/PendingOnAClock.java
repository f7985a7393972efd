package io.rref.owner;

import io.rref.protocol.Action;
import io.rref.protocol.LeaseTerms;
import io.rref.protocol.MonotonicTime;
import java.util.Objects;
import net.bytebuddy.asm.Advice;

/** A PENDING fork stands for the design's margin of ten seconds from its registration on, whatever its sponsor does. */
final class PendingOnAClock {

    private PendingOnAClock() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("tables") Tables tables,
            @Advice.FieldValue("step") Step step,
            @Advice.Argument(0) Action.Register register) {
        Entry entry = Objects.requireNonNull(tables.references().find(register.rref()));
        Fork fork = Objects.requireNonNull(entry.holds().fork(register.child()));
        if (!fork.isLive()) {
            MonotonicTime end = step.now().plus(LeaseTerms.DEFAULT.pendingMargin());
            fork.letGo(tables.agenda().enter(end, new Due.ForkRunsOut(fork)));
        }
    }
}

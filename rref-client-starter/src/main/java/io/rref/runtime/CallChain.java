package io.rref.runtime;

import io.rref.protocol.HeldTurns;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The turns on serial objects that the chain of calls has which the calling thread is working for. A worker sets them around user
 * code; calls carry them on, and what is chained to the futures of calls has them again.
 */
public final class CallChain {

    private static final ThreadLocal<HeldTurns> CURRENT = new ThreadLocal<>();

    private CallChain() {}

    /** What the calling thread works for; {@link HeldTurns#NONE} if it is part of no call, or has lost sight of it. */
    public static HeldTurns current() {
        HeldTurns held = CURRENT.get();
        return held == null ? HeldTurns.NONE : held;
    }

    /** Runs code as part of a chain of calls. */
    public static <R> R within(HeldTurns turns, Supplier<R> code) {
        HeldTurns before = CURRENT.get();
        if ((before == null ? HeldTurns.NONE : before) == turns) {
            return code.get();
        }
        CURRENT.set(turns);
        try {
            return code.get();
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable HeldTurns before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}

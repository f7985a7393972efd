package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import org.jspecify.annotations.Nullable;

/**
 * Since when a handle has been its holder's own, to be closed by it.
 *
 * @param site where it was made or taken over; null unless leaks are errors, as to find it out costs microseconds
 */
record Ownership(MonotonicTime since, @Nullable String site) {

    private static final StackWalker STACK = StackWalker.getInstance();

    static Ownership from(MonotonicTime now, LeakRule rule) {
        return new Ownership(now, rule == LeakRule.FAIL ? callingCode() : null);
    }

    /** The first frame outside of rref and of what it uses to get here. */
    private static @Nullable String callingCode() {
        return STACK.walk(frames -> frames.filter(frame -> isTheirs(frame.getClassName()))
                .findFirst()
                .map(Object::toString)
                .orElse(null));
    }

    private static boolean isTheirs(String className) {
        return !className.startsWith("io.rref.runtime.")
                && !className.startsWith("io.rref.Remote")
                && !className.startsWith("io.rref.codec.")
                && !className.startsWith("io.rref.proxy.")
                && !className.startsWith("tools.jackson.")
                && !className.startsWith("reactor.")
                && !className.startsWith("jdk.proxy")
                && !className.startsWith("java.");
    }
}

package io.rref.runtime;

import io.rref.protocol.MonotonicTime;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where handles are made, for leak reports. To find it out costs some microseconds: where leaks are errors each handle is worth
 * that, else so many in each second. Thread-safe.
 */
final class CreationSites {

    private static final StackWalker STACK = StackWalker.getInstance();

    private static final long SECOND = 1_000_000_000;

    private final LeakRule rule;

    private final int perSecond;

    /** How many have been found out in which second, as one number that only grows. */
    private final AtomicLong found = new AtomicLong(Long.MIN_VALUE);

    CreationSites(LeakRule rule, int perSecond) {
        this.rule = rule;
        this.perSecond = perSecond;
    }

    /** The line that makes a handle on this thread; null if it is not found out, or the thread runs no code of the application. */
    @Nullable
    String here(MonotonicTime now) {
        boolean worthIt =
                switch (rule) {
                    case FAIL -> true;
                    case REPORT -> isFree(now);
                    case IGNORE -> false;
                };
        return worthIt ? callingCode() : null;
    }

    /** Threads that come at once may find out one more than allowed, which the next second has less then. */
    private boolean isFree(MonotonicTime now) {
        long first = Math.floorDiv(now.nanos(), SECOND) * (perSecond + 1L);
        long full = first + perSecond;
        if (found.get() >= full) {
            return false;
        }
        long before = found.getAndAccumulate(first, (state, begin) -> Math.max(state, begin) + 1);
        return Math.max(before, first) < full;
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

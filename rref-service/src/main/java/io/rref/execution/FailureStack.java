package io.rref.execution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an exception of user code was raised, as lines of text. */
final class FailureStack {

    /** Deep recursion tells nothing new beyond this. */
    private static final int MOST_FRAMES = 100;

    private static final int MOST_CAUSES = 5;

    private FailureStack() {}

    /** The frames of the failure, then of its causes, each introduced by a line of its own. */
    static List<String> of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        addFrames(failure, lines);
        @Nullable Throwable cause = failure.getCause();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            lines.add("Caused by: " + RemoteFailures.lineOf(cause));
            addFrames(cause, lines);
            cause = cause.getCause();
        }
        return lines;
    }

    private static void addFrames(Throwable failure, List<String> lines) {
        StackTraceElement[] frames = failure.getStackTrace();
        for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
            lines.add("at " + frames[i]);
        }
    }
}

package io.rref.execution;

import io.rref.protocol.RemoteFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Exceptions of user code, as they travel. */
public final class RemoteFailures {

    private static final int MOST_CAUSES = 10;

    /** A message is for people; what is longer is cut. */
    private static final int LONGEST_MESSAGE = 10_000;

    private RemoteFailures() {}

    /**
     * Describes a failure: its own class and message and at most ten causes, without the wrappers that futures and
     * reflection put around it.
     *
     * @param worker where it was raised
     */
    public static RemoteFailure of(Throwable failure, String worker) {
        Throwable original = unwrap(failure);
        return new RemoteFailure(original.getClass().getName(), messageOf(original), causesOf(original), worker);
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable unwrapped = failure;
        for (int i = 0; i < MOST_CAUSES && isWrapper(unwrapped); i++) {
            Throwable cause = unwrapped.getCause();
            if (cause == null) {
                return unwrapped;
            }
            unwrapped = cause;
        }
        return unwrapped;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException
                || failure instanceof InvocationTargetException
                || failure instanceof UndeclaredThrowableException;
    }

    /** Counted, as causes may form a circle. */
    private static List<String> causesOf(Throwable failure) {
        List<String> causes = new ArrayList<>();
        Throwable cause = failure.getCause();
        while (cause != null && causes.size() < MOST_CAUSES) {
            String message = messageOf(cause);
            String name = cause.getClass().getName();
            causes.add(message.isEmpty() ? name : name + ": " + message);
            cause = cause.getCause();
        }
        return causes;
    }

    private static String messageOf(Throwable failure) {
        String message = ownMessage(failure);
        if (message == null) {
            return "";
        }
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
    }

    private static @Nullable String ownMessage(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException broken) {
            // The message is user code as well; without it the class still says what happened.
            return null;
        }
    }
}

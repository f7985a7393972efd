package io.rref.execution;

import io.rref.RemoteMethodException;
import io.rref.protocol.RemoteFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Exceptions of user code, as they travel. Thread-safe. */
public final class RemoteFailures {

    private static final int MOST_CAUSES = 10;

    /** A message is for people; what is longer is cut. */
    private static final int LONGEST_MESSAGE = 10_000;

    private final String worker;

    private final FailureDetail detail;

    /** For what is raised on this worker. */
    public RemoteFailures(String worker, FailureDetail detail) {
        this.worker = worker;
        this.detail = detail;
    }

    /**
     * Describes a failure: its own class and message and at most ten causes, without the wrappers that futures and
     * reflection put around it.
     */
    public RemoteFailure of(Throwable failure) {
        Throwable original = unwrap(failure);
        return new RemoteFailure(
                original.getClass().getName(),
                messageOf(original),
                causesOf(original),
                worker,
                detail == FailureDetail.WITH_STACK ? FailureStack.of(original) : List.of());
    }

    /** What was raised, without the wrappers that futures and reflection put around it. */
    public static Throwable unwrap(Throwable failure) {
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

    /** Counted, as causes may form a circle. What another worker raised comes first: it says where. */
    private static List<String> causesOf(Throwable failure) {
        List<String> causes = new ArrayList<>();
        addRaisedElsewhere(failure, causes);
        Throwable cause = failure.getCause();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            causes.add(lineOf(cause));
            addRaisedElsewhere(cause, causes);
            cause = cause.getCause();
        }
        return causes.size() > MOST_CAUSES ? causes.subList(0, MOST_CAUSES) : causes;
    }

    private static void addRaisedElsewhere(Throwable failure, List<String> causes) {
        if (failure instanceof RemoteMethodException remote) {
            causes.addAll(remote.remoteCauses());
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (suppressed instanceof RemoteMethodException remote) {
                causes.add(lineOf(remote));
                causes.addAll(remote.remoteCauses());
            }
        }
    }

    /** Class and message on one line. */
    static String lineOf(Throwable failure) {
        String message = messageOf(failure);
        String name = failure.getClass().getName();
        return message.isEmpty() ? name : name + ": " + message;
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

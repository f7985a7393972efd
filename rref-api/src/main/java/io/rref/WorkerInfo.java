package io.rref;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names a worker and, where that is known, the start of its process. PyTorch: {@code WorkerInfo}. Two are equal if both are: whoever
 * asks whether a handle's owner is a certain worker compares names.
 *
 * @param name unique name of the worker, as the directory lists it
 * @param incarnation start of the worker's process, or null where only its name is known, as in {@link RRefClient#workers()} and
 *     {@link Worker#info()}; the owner of a handle has one
 */
public record WorkerInfo(String name, @Nullable Incarnation incarnation) {

    private static final int LONGEST_NAME = 127;

    /** Refuses names that PyTorch refuses (C004): empty, longer than 127 characters, or with other signs than {@code A-Za-z0-9-_:.}. */
    public WorkerInfo {
        Objects.requireNonNull(name, "name of a worker must not be null");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Worker name must be non-empty");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("Worker name must be shorter than 128 characters, has " + name.length());
        }
        for (int i = 0; i < name.length(); i++) {
            if (!allowed(name.charAt(i))) {
                throw new IllegalArgumentException(
                        "Worker name must match [A-Za-z0-9-_:.]*: '" + name + "' has '" + name.charAt(i) + "'");
            }
        }
    }

    /** A worker of which only the name is known. */
    public static WorkerInfo named(String name) {
        return new WorkerInfo(name, null);
    }

    private static boolean allowed(char sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || "-_:.".indexOf(sign) >= 0;
    }
}

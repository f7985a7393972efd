package io.rref.execution;

import org.jspecify.annotations.Nullable;

/** A class or bean that cannot serve as it is declared: found when the worker starts. */
public final class InvalidRemoteObjectException extends RuntimeException {

    private final String description;

    private final String remedy;

    InvalidRemoteObjectException(String description, String remedy, @Nullable Throwable cause) {
        super(description + " " + remedy, cause);
        this.description = description;
        this.remedy = remedy;
    }

    InvalidRemoteObjectException(String description, String remedy) {
        this(description, remedy, null);
    }

    /** What is wrong, and where. */
    public String description() {
        return description;
    }

    /** What to change. */
    public String remedy() {
        return remedy;
    }
}

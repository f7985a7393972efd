package io.rref.autoconfigure;

import org.jspecify.annotations.Nullable;

/** An injection point that no reference can be given to: found when the application starts. */
public final class InvalidRemoteReferenceException extends RuntimeException {

    private final String description;

    private final String remedy;

    InvalidRemoteReferenceException(String description, String remedy, @Nullable Throwable cause) {
        super(description + " " + remedy, cause);
        this.description = description;
        this.remedy = remedy;
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

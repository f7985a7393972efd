package io.rref.runtime;

/** Settings that cannot be, or that contradict each other: found when the application starts. */
public final class InvalidSettingsException extends IllegalArgumentException {

    private final String description;

    private final String remedy;

    /** Creates the exception. */
    public InvalidSettingsException(String description, String remedy) {
        super(description + " " + remedy);
        this.description = description;
        this.remedy = remedy;
    }

    /** What is wrong. */
    public String description() {
        return description;
    }

    /** What to change. */
    public String remedy() {
        return remedy;
    }
}

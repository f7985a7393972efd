package io.rref.runtime;

/** What closing a client does about handles of its own that nobody has closed. They are released in any case. */
public enum LeakRule {

    /** Nothing. */
    IGNORE,

    /**
     * It logs a warning that lists them, and says where they were made as far as that was found out: for so many in a second.
     * PyTorch: leaks ignored, its default (C117).
     */
    REPORT,

    /** It fails with that list, after everything is torn down, and finds out of each handle where it is made. PyTorch: leaks not ignored (C116). */
    FAIL
}

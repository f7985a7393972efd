package io.rref.runtime;

/** What closing a client does about handles of its own that nobody has closed. They are released in any case. */
public enum LeakRule {

    /** Nothing. */
    IGNORE,

    /** It logs a warning that lists them. PyTorch: leaks ignored, its default (C117). */
    REPORT,

    /** It fails with that list, after everything is torn down, and notes where handles are made. PyTorch: leaks not ignored (C116). */
    FAIL
}

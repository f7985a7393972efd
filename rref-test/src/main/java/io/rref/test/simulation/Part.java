package io.rref.test.simulation;

/**
 * Something of a schedule that could be left out.
 *
 * @param key tells it from others of its sort, and is the same when others are left out
 */
record Part(Sort sort, long key) {

    /** What can be left out, the larger first. */
    enum Sort {
        /** A step of the program. */
        STEP,
        /** Something that happens to a process. */
        MISFORTUNE,
        /** Something that happens to a message or a reply. */
        FAULT,
        /** A handle that a request carries. */
        ARGUMENT,
        /** Something that user code does. */
        DEED
    }
}

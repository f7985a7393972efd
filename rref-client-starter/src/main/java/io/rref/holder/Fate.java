package io.rref.holder;

/** What is certain of a request that has ended, and so of the handles that it carried. */
enum Fate {
    /** It ran: its receiver has claimed or declined what it carried. */
    RAN,
    /** It did not run and never will. */
    NOT_RUN,
    /** It may run yet. */
    UNKNOWN
}

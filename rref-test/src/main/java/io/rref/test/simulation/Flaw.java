package io.rref.test.simulation;

/** A deliberate mistake of the harness, to show that the checkers can fail. The shipped machines have no such switch. */
enum Flaw {
    NONE,
    /** User code starts before the claims of its handles are answered. */
    RUNS_BEFORE_CLAIMED,
    /** A call is reported as ended when its user code starts: running work does not hold its object. */
    DROPS_RUNNING_HOLD,
    /** A handle that was lent to work is not closed when the work ends. */
    FORGETS_LOANS,
    /** Handles are put into a content, but the holder's machine is not told. */
    SENDS_UNREGISTERED,
    /** The machine is not told that an object is serial. */
    CALLS_OUT_OF_TURN,
    /** What a call says that it follows is lost on the way. */
    FORGETS_WHAT_A_CALL_FOLLOWS,
    /** A holder is told that a second handle of its own is listed, and its owner has not heard of it. */
    LOSES_SECOND_HANDLES,
    /** The clocks of processes differ by more than the margins allow. */
    RUNS_ON_BAD_CLOCKS
}

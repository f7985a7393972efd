package io.rref.holder;

/** What follows when an operation has come to its outcome. */
interface Sequel {

    /** For an operation of which nobody waits for the outcome. */
    Sequel NONE = (operation, outcome) -> {};

    /** Told once for each operation. */
    void ended(Operation operation, Outcome outcome);
}

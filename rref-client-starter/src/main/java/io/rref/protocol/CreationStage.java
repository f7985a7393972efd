package io.rref.protocol;

/** How far the creation of an object has come at its owner. */
public enum CreationStage {
    /** Entry and creator's fork stand; the value does not exist yet. */
    KNOWN,
    /** The value exists. */
    READY,
    /** The value will never exist. */
    FAILED
}

package io.rref.owner;

/** Why a lease has ended at its owner. */
public enum LeaseEnd {

    /** Its holder has said goodbye. */
    GOODBYE,

    /** Its holder has not been heard for too long. */
    EXPIRED,

    /** Its holder has opened the next one in its place. */
    SUPERSEDED,

    /** The owner stops. */
    STOPPED
}

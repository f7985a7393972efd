package io.rref;

/** Why a reference cannot be used any more. Final: a lost handle never comes back. */
public enum LossReason {

    /** Its object has been released: the last hold on it is gone, or the owner never knew it. */
    RELEASED,

    /** The owner ended the lease that kept the handle alive. */
    EXPIRED,

    /** An operator ended it. */
    REVOKED,

    /** The owner's process is gone; another one may answer under its name. */
    OWNER_LOST
}

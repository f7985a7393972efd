package io.rref;

/**
 * What is known of a handle, without asking anybody.
 *
 * @param creation how far the object's creation has come, as this process knows
 * @param access whether this handle can be used
 */
public record RRefState(Creation creation, Access access) {

    /** How far the creation of an object has come. */
    public enum Creation {
        /** The owner has not answered yet. */
        PENDING,
        /** The owner lists object and handle; the value may not exist yet. */
        KNOWN,
        /** The value exists. */
        READY,
        /** The value will never exist; every use reports the cause. */
        FAILED
    }

    /** Whether a handle can be used. */
    public enum Access {
        /** Usable. */
        OPEN,
        /** The lease has lapsed: uses wait for the owner's word, within their deadline. */
        SUSPENDED,
        /** Lost for good. */
        LOST,
        /** Closed by this process. */
        CLOSED
    }
}

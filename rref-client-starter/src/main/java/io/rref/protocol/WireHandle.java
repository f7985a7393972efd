package io.rref.protocol;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;

/**
 * A handle as it travels. Carries no address: its owner is found by name.
 *
 * @param owner name of the worker that holds the object
 * @param incarnation start of that worker's process
 * @param rref the object
 * @param fork this handle
 * @param contract name of the object's contract or of the value's type
 */
public record WireHandle(String owner, Incarnation incarnation, RRefId rref, ForkId fork, String contract) {

    /** Stands for the incarnation of an owner that nobody has spoken with yet; never travels. */
    public static final Incarnation NOT_YET_KNOWN = new Incarnation(0, 0);

    /** Whether a process of this name and incarnation holds the object. */
    public boolean isOwnedBy(HolderId process) {
        return owner.equals(process.name()) && incarnation.equals(process.incarnation());
    }
}

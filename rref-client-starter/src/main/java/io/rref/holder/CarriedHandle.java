package io.rref.holder;

import io.rref.ForkId;
import io.rref.protocol.WireHandle;

/**
 * A handle of this process that an encoded content carries.
 *
 * @param source this process's own fork: the parent, held until the carrying request is settled
 * @param wire as it travels: with a fresh fork for the receiver, or with the source itself if the receiver is the owner
 */
public record CarriedHandle(ForkId source, WireHandle wire) {

    /** Whether it travels under the sender's own fork, so that nothing is registered. */
    public boolean travelsUnderSource() {
        return source.equals(wire.fork());
    }

    /** Whether it has a fork of its own, under this one. */
    boolean isChildOf(ForkId parent) {
        return source.equals(parent) && !travelsUnderSource();
    }
}

package io.rref.test.simulation;

import io.rref.ForkId;
import io.rref.protocol.Target;
import io.rref.protocol.WireHandle;

/** A handle as the user code of one process knows it. */
final class HeldHandle {

    /** Whose it is: that decides when it is closed. */
    enum Keeper {
        /** Whoever runs the program: closed when the program says so. */
        PROGRAM,
        /** Lent to a piece of work: closed when that ends. */
        WORK,
        /** Part of an object: closed when that is released. */
        OBJECT
    }

    private final ForkId fork;

    private final boolean local;

    private Keeper keeper;

    private WireHandle wire;

    HeldHandle(ForkId fork, WireHandle wire, boolean local, Keeper keeper) {
        this.fork = fork;
        this.wire = wire;
        this.local = local;
        this.keeper = keeper;
    }

    ForkId fork() {
        return fork;
    }

    /** Whether it is a local handle to an object of its own process. */
    boolean isLocal() {
        return local;
    }

    Keeper keeper() {
        return keeper;
    }

    void handTo(Keeper next) {
        keeper = next;
    }

    /** As it travels, as far as that is known. */
    WireHandle wire() {
        return wire;
    }

    /** Whom to ask about it. */
    Target owner() {
        boolean known = !wire.incarnation().equals(WireHandle.NOT_YET_KNOWN);
        return new Target(wire.owner(), known ? wire.incarnation() : null);
    }

    void learn(WireHandle known) {
        wire = known;
    }

    @Override
    public String toString() {
        return (local ? "local " : "") + fork + " to " + wire.rref() + "@" + wire.owner();
    }
}

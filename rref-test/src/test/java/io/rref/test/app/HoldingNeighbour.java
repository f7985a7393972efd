package io.rref.test.app;

import io.rref.RRef;
import io.rref.RemoteObject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class HoldingNeighbour implements Neighbour, AutoCloseable {

    private final Gates gates;

    private volatile @Nullable RRef<Neighbour> held;

    HoldingNeighbour(@Autowired Gates gates) {
        this.gates = gates;
    }

    @Override
    public void hold(RRef<Neighbour> other, String gate) {
        held = other.keep();
        gates.gate(gate).waitHere().thenRun(this::close);
    }

    /** Idempotent, as a handle's own close is. */
    @Override
    public void close() {
        RRef<Neighbour> other = held;
        if (other != null) {
            other.close();
        }
    }
}

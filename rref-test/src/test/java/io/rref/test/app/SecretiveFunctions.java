package io.rref.test.app;

import io.rref.RemoteFunctions;
import java.util.concurrent.CompletableFuture;

@RemoteFunctions
class SecretiveFunctions implements Untold {

    private final Gates gates;

    SecretiveFunctions(Gates gates) {
        this.gates = gates;
    }

    @Override
    public Object room(String gate) {
        gates.gate(gate).waitHere().join();
        return new CountedRoom(gates);
    }

    @Override
    public Room plainRoom() {
        return new CountedRoom(gates);
    }

    @Override
    public Object future() {
        return CompletableFuture.completedFuture(1L);
    }
}

package io.rref.test.app;

import io.rref.RemoteObject;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.annotation.Autowired;

@RemoteObject
class GatedDoorway implements Doorway {

    private final Gates gates;

    GatedDoorway(@Autowired Gates gates) {
        this.gates = gates;
    }

    @Override
    public CompletableFuture<Long> pass(String gate, long n) {
        return gates.gate(gate).waitHere().thenApply(opened -> n);
    }
}
